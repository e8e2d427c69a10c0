/**
 * Checks of the machine under a bus, a class each; their list is in {@code Checks}. All they know
 * of it is below one directory, which tests make themselves.
 */
package chronicle.tools.doctor.machine;
