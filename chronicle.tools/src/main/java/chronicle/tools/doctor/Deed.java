package chronicle.tools.doctor;

/**
 * What became of a repair.
 *
 * @param finding what was to be repaired
 * @param done whether something was changed
 * @param what was done, or why nothing was
 */
public record Deed(Finding finding, boolean done, String what) {}
