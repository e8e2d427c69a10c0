package chronicle.bench.role;

import chronicle.bench.peer.Source;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Records, for each message after the warm-up, how long after its intended time it arrived. */
final class ReceivePaced implements Role.Part {

    private static final int BATCH = 256;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long messages = arguments.number("warmup") + arguments.number("messages");
        Recorder recorder = new Recorder(arguments.number("warmup"));
        try (Source source = arguments.peer().transport().openSource(arguments.directory())) {
            parent.opened();
            drain(source, recorder, arguments.number("warmup"));
            parent.warm();
            drain(source, recorder, messages);
            Histogram histogram = recorder.histogram;
            parent.result("oneway.p50", histogram.getValueAtPercentile(50));
            parent.result("oneway.p99", histogram.getValueAtPercentile(99));
            parent.result("oneway.p99.9", histogram.getValueAtPercentile(99.9));
            parent.result("oneway.max", histogram.getMaxValue());
            parent.finished();
        }
    }

    private static void drain(Source source, Recorder recorder, long until) {
        while (recorder.count() < until) {
            if (source.poll(recorder, BATCH) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static final class Recorder implements Source.Receiver {

        private final Message.Check check = new Message.Check();
        private final long warmUp;
        private final Histogram histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);

        Recorder(long warmUp) {
            this.warmUp = warmUp;
        }

        @Override
        public void onMessage(Source.Words payload) {
            long latency = System.nanoTime() - payload.word(Message.TIME);
            check.onMessage(payload);
            if (check.count() > warmUp) {
                histogram.recordValue(latency);
            }
        }

        long count() {
            return check.count();
        }
    }
}
