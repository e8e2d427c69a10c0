/**
 * Contract suites of {@code chronicle.core}: whatever primitives a queue runs on, it behaves the
 * same. An implementation passes them with a subclass that says how to open queues.
 */
package chronicle.testkit.queue;
