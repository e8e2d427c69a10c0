/**
 * Reads the files of a queue from outside, by plain reads: nothing is mapped, so that a file that
 * another process truncates meanwhile ends in an error and never in a fault. Read-only, takes no
 * lock, follows no link. Not exported.
 */
package chronicle.tools.files;
