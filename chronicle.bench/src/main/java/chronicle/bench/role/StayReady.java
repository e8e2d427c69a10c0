package chronicle.bench.role;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Strategies that are READY with an order each. They send more, one after the other at a slow pace:
 * some at once, for both sides to be warm, and the rest after a time of silence.
 */
final class StayReady implements Role.Part {

    /** Long enough for the other side to fall asleep again. */
    private static final long WARM_PAUSE_MS = 1;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long strategies = arguments.number("strategies");
        try (Crowd crowd = new Crowd(arguments.directory(), BusSite.RESIDENT)) {
            crowd.make(strategies);
            for (long i = 0; i < strategies; i++) {
                crowd.ready(i);
            }
            parent.opened();
            long early = arguments.number("early");
            sendPaced(crowd, 0, early, strategies, WARM_PAUSE_MS);
            TimeUnit.SECONDS.sleep(silence(arguments));
            long all = early + arguments.number("later");
            sendPaced(crowd, early, all, strategies, arguments.number("pause_ms"));
            parent.finished();
        }
    }

    /** Orders of these numbers, each of the next strategy. */
    private static void sendPaced(Crowd crowd, long from, long to, long strategies, long pauseMs)
            throws InterruptedException {
        for (long i = from; i < to; i++) {
            TimeUnit.MILLISECONDS.sleep(pauseMs);
            crowd.send(i % strategies, i + 1);
        }
    }

    /** For how long nothing happens: others settle in it, then measure. */
    private static long silence(RoleArguments arguments) {
        long seconds = arguments.number("settle_s") + arguments.number("seconds");
        // And one to be sure that whoever measures has come to its end.
        return arguments.number("later") == 0 ? 0 : seconds + 1;
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("strategies");
    }
}
