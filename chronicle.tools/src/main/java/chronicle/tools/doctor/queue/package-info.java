/** Checks of one queue directory, a class each; their list is in {@code Checks}. */
package chronicle.tools.doctor.queue;
