package chronicle.app.top;

import chronicle.app.process.StopSignal;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a screen. Keys, looks at the bus and signals come from threads of their own through
 * one mailbox; the calling thread alone changes state and draws.
 */
final class TopLoop {

    private static final Logger LOG = LoggerFactory.getLogger(TopLoop.class);

    /** Longest wait for a look that is under way when it is over. */
    private static final long END_MILLIS = 10_000;

    private final BlockingQueue<TopSignal> signals = new LinkedBlockingQueue<>();
    private final TopSource source;
    private final long intervalMillis;
    private ViewState state = ViewState.START;
    private TopSnapshot snapshot;
    private int page = 1;

    TopLoop(TopSource source, long intervalMillis) {
        this.source = source;
        this.intervalMillis = intervalMillis;
    }

    /** Runs until the reader quits, the stop is requested, or the terminal is gone. */
    void run(StopSignal stop) throws InterruptedException {
        snapshot = source.look();
        HeldErrors errors = new HeldErrors();
        try (TopScreen screen = TopScreen.open(signals::add)) {
            stop.onStop(() -> signals.add(new TopSignal.Ended()));
            start("chronicle-top-keys", () -> readKeys(screen));
            Thread looking = start("chronicle-top-look", this::lookAgainAndAgain);
            try {
                drawUntilTheEnd(screen);
            } finally {
                looking.interrupt();
                looking.join(END_MILLIS);
            }
        } finally {
            errors.close();
        }
    }

    private void drawUntilTheEnd(TopScreen screen) throws InterruptedException {
        Palette palette = screen.palette(System.getenv());
        TopView view = new TopView(palette, ZoneId.systemDefault(), intervalMillis);
        while (!state.quit()) {
            TopView.Frame frame = view.draw(snapshot, screen.columns(), screen.rows(), state);
            page = frame.page();
            state = frame.state();
            screen.draw(frame.lines());
            take(screen);
        }
    }

    /** Waits for something to happen, and takes all that did. */
    private void take(TopScreen screen) throws InterruptedException {
        List<TopSignal> taken = new ArrayList<>(List.of(signals.take()));
        signals.drainTo(taken);
        for (TopSignal signal : taken) {
            if (signal instanceof TopSignal.Pressed pressed) {
                state = Keys.press(pressed.key(), state, snapshot.lanes(), page);
                if (pressed.key().kind() == Key.Kind.REDRAW) {
                    screen.resized();
                }
            } else if (signal instanceof TopSignal.Looked looked) {
                snapshot = state.frozen() ? snapshot : looked.snapshot();
            } else if (signal instanceof TopSignal.Resized) {
                screen.resized();
            } else if (signal instanceof TopSignal.Ended) {
                state = state.quitting();
            } else if (signal instanceof TopSignal.Failed failed) {
                throw failed.reason();
            }
        }
    }

    private void readKeys(TopScreen screen) {
        KeyDecoder keys = screen.keys();
        try {
            Optional<Key> key = keys.next();
            while (key.isPresent()) {
                signals.add(new TopSignal.Pressed(key.get()));
                key = keys.next();
            }
        } catch (IOException e) {
            LOG.debug("the terminal is gone, or closed at the end", e);
        }
        signals.add(new TopSignal.Ended());
    }

    private void lookAgainAndAgain() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(intervalMillis);
                signals.add(new TopSignal.Looked(source.look()));
            }
        } catch (InterruptedException e) {
            LOG.debug("asked for the end", e);
        } catch (RuntimeException e) {
            signals.add(new TopSignal.Failed(e));
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
