package chronicle.shell;

/**
 * A word as it was typed. Gogo makes it of a string, which it counts as the dearest of conversions:
 * a method that takes these is called only where none fits that takes strings.
 *
 * @param text may be empty
 */
public record Typed(String text) {}
