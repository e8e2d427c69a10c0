/**
 * What checks are made of: the interface, what they look at, what they report, and the care with
 * which something is changed.
 */
package chronicle.tools.doctor.exam;
