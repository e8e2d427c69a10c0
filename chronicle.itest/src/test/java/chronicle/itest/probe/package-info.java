/**
 * Small bundles that tests put into the container: each activator is one. They talk to the test in
 * classes of the JDK alone, through services {@code Consumer<String>} with the property {@code
 * topic}.
 */
package chronicle.itest.probe;
