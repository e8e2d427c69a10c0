/** Strategies as processes of their own, to be killed. */
package chronicle.itest.process;
