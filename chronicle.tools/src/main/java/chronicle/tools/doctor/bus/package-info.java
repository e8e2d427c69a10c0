/** Checks of what a bus has beside its queues, a class each; their list is in {@code Checks}. */
package chronicle.tools.doctor.bus;
