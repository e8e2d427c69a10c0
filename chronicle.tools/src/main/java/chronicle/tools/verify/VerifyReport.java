package chronicle.tools.verify;

import java.nio.file.Path;
import java.util.List;

/**
 * What a walk over a queue has found.
 *
 * @param queue its directory
 * @param complete whether the walk came to the end; false when it was stopped
 * @param segments segments walked
 * @param messages whole messages
 * @param bytes bytes of records, padding included
 * @param firstSeq seq of the first message, -1 when there is none
 * @param lastSeq seq of the last message, -1 when there is none
 * @param damages how many faults are damage, those that are not listed included
 * @param faults what was found, in the order of the walk; the first {@value #MOST_FAULTS}
 * @param unlisted how many more were found
 */
public record VerifyReport(
        Path queue,
        boolean complete,
        int segments,
        long messages,
        long bytes,
        long firstSeq,
        long lastSeq,
        long damages,
        List<Fault> faults,
        long unlisted) {

    /** Faults that are listed; a queue may have one in every record. */
    public static final int MOST_FAULTS = 1000;

    public VerifyReport {
        faults = List.copyOf(faults);
    }

    /** Whether the whole queue was walked and nothing is damaged. */
    public boolean isSound() {
        return complete && damages == 0;
    }
}
