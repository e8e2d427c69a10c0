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
        int payloadBytes = arguments.payloadBytes();
        long rate = arguments.number("rate");
        int burst = rate == 0 ? FLAT_OUT_BURST : (int) Math.max(1, rate / 1000);
        Bursts bursts = new Bursts(rate == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(1));
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), payloadBytes)) {
            Message.prepare(sink, payloadBytes);
            parent.opened();
            long warmUp = arguments.number("warmup");
            long end = warmUp + arguments.number("messages");
            long nanos = 0;
            long number = 0;
            while (number < end) {
                boolean counts = number >= warmUp;
                long until = Math.min(end, number + burst);
                long begin = bursts.awaitNext();
                while (number < until) {
                    Message.send(sink, 0, number++);
                }
                if (counts) {
                    nanos += System.nanoTime() - begin;
                }
            }
            parent.result("append.ns", (double) nanos / (end - warmUp));
            parent.finished();
        }
    }
}
