package chronicle.bench.role;

import chronicle.bench.peer.Sink;
import java.util.concurrent.TimeUnit;

/**
 * Sends by a schedule that nothing moves: a message that leaves late still carries the time it was
 * meant for, so that a stall counts against every message it held up.
 */
final class SendPaced implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long messages = arguments.number("warmup") + arguments.number("messages");
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), Message.BYTES)) {
            Message.prepare(sink);
            parent.opened();
            Schedule schedule = new Schedule(sink, arguments.number("rate"));
            schedule.sendUpTo(arguments.number("warmup"));
            parent.warm();
            schedule.sendUpTo(messages);
            parent.finished();
        }
    }

    private static final class Schedule {

        private final Sink sink;
        private final long intervalNanos;
        private long intended;
        private long number;

        Schedule(Sink sink, long perSecond) {
            this.sink = sink;
            intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
            intended = System.nanoTime() + intervalNanos;
        }

        void sendUpTo(long end) {
            while (number < end) {
                while (System.nanoTime() - intended < 0) {
                    Thread.onSpinWait();
                }
                Message.send(sink, intended, number++);
                intended += intervalNanos;
            }
        }
    }
}
