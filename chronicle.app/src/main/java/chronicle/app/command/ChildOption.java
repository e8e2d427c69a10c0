package chronicle.app.command;

import chronicle.app.process.InputEnd;
import chronicle.app.process.StopSignal;
import picocli.CommandLine.Option;

/** For processes that another one starts: they end with it. */
final class ChildOption {

    @Option(
            names = "--until-input-ends",
            hidden = true,
            description = "Stops when standard input ends.")
    private boolean untilInputEnds;

    void watch(StopSignal stop) {
        if (untilInputEnds) {
            InputEnd.stops(stop, System.in);
        }
    }
}
