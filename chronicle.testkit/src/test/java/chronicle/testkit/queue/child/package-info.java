/** Main classes of processes that are killed, suspended or misled. */
package chronicle.testkit.queue.child;
