package chronicle.app.command;

import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --segment-size} and {@code --keep} of the commands that write a queue. */
final class SegmentOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--segment-size",
            paramLabel = "BYTES",
            defaultValue = "16777216",
            description =
                    "Segment files of a queue that is new, a multiple of 4096; an old one keeps its"
                            + " own (default: ${DEFAULT-VALUE}).")
    private long bytes;

    @Option(
            names = "--keep",
            description =
                    "Keep segments that every registered reader has passed; else they are deleted.")
    private boolean keep;

    boolean keep() {
        return keep;
    }

    /** For a queue that this process itself writes. */
    WriterOptions writer() {
        return WriterOptions.DEFAULTS
                .withSegmentSize(size())
                .withRetention(keep ? Retention.KEEP_ALL : Retention.WHEN_READ);
    }

    long size() {
        Checks.segmentSize(mixee, bytes);
        return bytes;
    }
}
