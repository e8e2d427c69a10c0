package chronicle.tools.doctor;

import java.nio.file.Path;

/**
 * One thing that the doctor found.
 *
 * @param severity how much it matters
 * @param code what kind of thing it is, the same for all of a kind: words with hyphens
 * @param path where, absolute
 * @param what it is, a sentence without its full stop
 * @param cost what it costs as long as it is there
 * @param remedy what puts it right: a command, or what to do
 * @param safe whether {@link Doctor#repair} does that by itself
 */
public record Finding(
        Severity severity,
        String code,
        Path path,
        String what,
        String cost,
        String remedy,
        boolean safe) {

    /** Whether it is more than a note. */
    public boolean isFault() {
        return severity != Severity.NOTE;
    }
}
