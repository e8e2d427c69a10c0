package chronicle.app.command;

import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --segment-size} and {@code --keep} of the commands that write a queue. */
final class SegmentOption {

    private static final long ONE_QUEUE = 16 << 20;
    private static final long ONE_OF_MANY = 256 << 10;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--segment-size",
            paramLabel = "BYTES",
            description =
                    "Segment files of a queue that is new, a multiple of 4096; an old one keeps its"
                            + " own (default: 16777216, for the many queues of a router 262144).")
    private Long bytes;

    @Option(
            names = "--keep",
            description =
                    "Keep segments that every registered reader has passed; else they are deleted.")
    private boolean keep;

    boolean keep() {
        return keep;
    }

    /**
     * For a command that takes these options from elsewhere.
     *
     * @param instead what to do, for the message
     */
    void refuse(String instead) {
        if (bytes != null || keep) {
            throw Checks.wrong(mixee, "--segment-size and --keep need --bus, " + instead);
        }
    }

    /** For a queue that this process itself writes. */
    WriterOptions writer() {
        return WriterOptions.DEFAULTS
                .withSegmentSize(sizeOr(ONE_QUEUE))
                .withRetention(keep ? Retention.KEEP_ALL : Retention.WHEN_READ);
    }

    /** For the queues that a router writes, one for each strategy. */
    long sizeOfMany() {
        return sizeOr(ONE_OF_MANY);
    }

    private long sizeOr(long usual) {
        long size = bytes == null ? usual : bytes;
        Checks.segmentSize(mixee, size);
        return size;
    }
}
