package chronicle.app.strategy;

import chronicle.app.message.DemoText;
import chronicle.bus.ReadyMarker;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * An order for each tick of one symbol, from the ticks that come after the feed was found. Waits
 * for a feed that is not there yet.
 */
final class FollowedFeed implements OrderSource {

    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long TICK_CHECK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private final Queues queues;
    private final Path feed;
    private final String symbol;
    private QueueBrowser ticks;

    FollowedFeed(Queues queues, Path feed, String symbol) {
        this.queues = queues;
        this.feed = feed;
        this.symbol = symbol;
    }

    @Override
    public int send(Outlet outlet, long limit) {
        if (ticks == null) {
            if (!ReadyMarker.isPresent(feed)) {
                return 0;
            }
            ticks = queues.browse(feed, StartMode.LATEST);
        }
        Sender sender = new Sender(outlet);
        ticks.poll(sender, (int) Math.min(limit, Integer.MAX_VALUE));
        return sender.sent;
    }

    @Override
    public long nanosToNext() {
        return ticks == null ? LOOK_EVERY_NANOS : TICK_CHECK_NANOS;
    }

    @Override
    public void close() {
        if (ticks != null) {
            ticks.close();
        }
    }

    private final class Sender implements MessageHandler {
        private final Outlet outlet;
        private int sent;

        Sender(Outlet outlet) {
            this.outlet = outlet;
        }

        @Override
        public void onMessage(MessageView tick) {
            if (tick.typeId() == DemoText.TICK && DemoText.isAbout(tick.payload(), symbol)) {
                outlet.order(System.nanoTime(), symbol);
                sent++;
            }
        }
    }
}
