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
        int payloadBytes = arguments.payloadBytes();
        long messages = arguments.number("messages");
        long intervalNanos = TimeUnit.SECONDS.toNanos(1) / arguments.number("rate");
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), payloadBytes)) {
            Message.prepare(sink, payloadBytes);
            parent.opened();
            long intended = System.nanoTime() + intervalNanos;
            for (long number = 0; number < messages; number++) {
                while (System.nanoTime() - intended < 0) {
                    Thread.onSpinWait();
                }
                Message.send(sink, intended, number);
                intended += intervalNanos;
            }
            parent.finished();
        }
    }
}
