package chronicle.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --segment-size} of the commands that create a queue. */
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

    long size() {
        Checks.segmentSize(mixee, bytes);
        return bytes;
    }
}
