/**
 * What two threads may see of the words that processes share, tried out some hundred million times.
 * Each test runs the engine's own code on memory of its own and names every outcome; the tests
 * called Without leave one step out, to show that it is needed and that its absence would be seen.
 * Results are in the README beside this module's pom.
 */
package chronicle.stress;
