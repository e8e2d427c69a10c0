package chronicle.tools.verify;

import java.nio.file.Path;

/**
 * Something in a queue's files that is not as the format says.
 *
 * @param severity whether messages are lost or in the way of readers
 * @param file where it is
 * @param segment id of the segment, -1 when it is not in a segment
 * @param offset in the file in bytes, -1 when it is about the file as a whole
 * @param what is wrong, as a clause
 * @param advice what to do, as a clause
 */
public record Fault(
        Severity severity, Path file, int segment, long offset, String what, String advice) {

    /** How bad it is. */
    public enum Severity {
        /** Committed messages are lost, or readers cannot get past it. */
        DAMAGE,
        /** Sound, and worth knowing: what a writer that died has left, for instance. */
        NOTE
    }
}
