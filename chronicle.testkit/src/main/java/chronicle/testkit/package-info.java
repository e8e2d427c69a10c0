/** Helpers for the tests of all modules; the contract suites stand in the sub-packages. */
package chronicle.testkit;
