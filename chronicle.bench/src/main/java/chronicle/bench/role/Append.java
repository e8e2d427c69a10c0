package chronicle.bench.role;

import chronicle.bench.peer.Sink;
import java.util.concurrent.TimeUnit;

/**
 * Appends in bursts of one millisecond's share of the rate, so that what is prepared in the
 * background is prepared ahead, and times the bursts alone. A rate of 0 leaves out the pauses.
 */
final class Append implements Role.Part {

    private static final int FLAT_OUT_BURST = 1000;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), Message.BYTES)) {
            Message.prepare(sink);
            parent.opened();
            Flow flow = new Flow(sink, arguments.number("rate"));
            flow.nanosUpTo(arguments.number("warmup"));
            parent.warm();
            long messages = arguments.number("messages");
            Allocation allocation = new Allocation();
            long nanos = flow.nanosUpTo(arguments.number("warmup") + messages);
            parent.result("append.bytes", (double) allocation.since() / messages);
            parent.result("append.ns", (double) nanos / messages);
            parent.finished();
        }
    }

    private static final class Flow {

        private final Sink sink;
        private final int burst;
        private final Bursts pace;
        private long number;

        Flow(Sink sink, long rate) {
            this.sink = sink;
            burst = rate == 0 ? FLAT_OUT_BURST : (int) Math.max(1, rate / 1000);
            pace = new Bursts(rate == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(1));
        }

        /** Sends up to this number and returns the time without the pauses. */
        long nanosUpTo(long end) {
            long nanos = 0;
            while (number < end) {
                long until = Math.min(end, number + burst);
                long begin = pace.awaitNext();
                while (number < until) {
                    Message.send(sink, 0, number++);
                }
                nanos += System.nanoTime() - begin;
            }
            return nanos;
        }
    }
}
