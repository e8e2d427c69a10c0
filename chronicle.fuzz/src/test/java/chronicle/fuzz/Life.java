package chronicle.fuzz;

import chronicle.core.Claim;
import chronicle.core.FanInReader;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.file.Path;

/**
 * One of each kind of user of a queue, opened, used and closed in the order that an input says,
 * with damage in between. Every step may be refused; those who were refused go on being used.
 */
final class Life implements AutoCloseable {

    private static final int POLL_LIMIT = 20;
    private static final int LONGEST_PAYLOAD = 700;
    private static final long ONE_LOOK_NS = 1;

    private final Queues queues;
    private final Path queue;
    private final Damage damage;
    private final Round round;

    private QueueWriter writer;
    private QueueReader reader;
    private QueueReader lane;
    private FanInReader fanIn;
    private QueueBrowser browser;

    Life(Fixture fixture, Round round) {
        queues = fixture.queues;
        queue = fixture.queue.directory();
        damage = new Damage(fixture.queue);
        this.round = round;
    }

    void step(FuzzedDataProvider data) {
        switch (data.consumeInt(0, 6)) {
            case 0 -> damage.words(data);
            case 1 -> damageNobodySees(data);
            case 2 -> writing(data);
            case 3, 4 -> reading(data);
            case 5 -> merging(data);
            default -> looking(data);
        }
    }

    /** A file that is truncated under a mapping is another test's, in a process of its own. */
    private void damageNobodySees(FuzzedDataProvider data) {
        if (writer == null && reader == null && lane == null && browser == null) {
            damage.wholeFile(data);
        } else {
            damage.unlinkSegment(data);
        }
    }

    private void writing(FuzzedDataProvider data) {
        if (writer == null) {
            WriterOptions options = SoundQueue.OPTIONS.withRetention(retention(data));
            attempt("open writer", () -> writer = queues.openWriter(queue, options));
            return;
        }
        switch (data.consumeInt(0, 6)) {
            case 0 -> attempt("close writer", this::closeWriter);
            case 1 -> attempt("seal", writer::seal);
            case 2 -> attempt("flush", writer::flush);
            case 3 -> attempt("heartbeat", writer::heartbeat);
            case 4 -> attempt("claim", () -> claim(data));
            default -> attempt("append", () -> writer.append(data.consumeInt(0, 9), payload(data)));
        }
    }

    /** At most a few segments, or none is deleted, or whatever was read. */
    private static Retention retention(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> Retention.KEEP_ALL;
            case 1 -> Retention.WHEN_READ.withMaxSegments(data.consumeInt(2, 5));
            case 2 ->
                    Retention.WHEN_READ
                            .withMaxSegments(data.consumeInt(2, 5))
                            .whenFull(WhenFull.DROP_OLDEST);
            default -> Retention.WHEN_READ.withMaxLagBytes(data.consumeInt(0, 20_000));
        };
    }

    private static byte[] payload(FuzzedDataProvider data) {
        return new byte[data.consumeInt(0, LONGEST_PAYLOAD)];
    }

    private void claim(FuzzedDataProvider data) {
        try (Claim claim = writer.claim(1, data.consumeInt(0, LONGEST_PAYLOAD))) {
            if (data.consumeBoolean()) {
                claim.commit();
            }
        }
    }

    private void reading(FuzzedDataProvider data) {
        if (reader == null) {
            ReaderOptions options =
                    ReaderOptions.named(SoundQueue.READER)
                            .withStart(data.pickValue(StartMode.values()))
                            .withStoreEachPoll(data.consumeBoolean());
            attempt("open reader", () -> reader = queues.openReader(queue, options));
            return;
        }
        switch (data.consumeInt(0, 8)) {
            case 7 -> attempt("seek", () -> reader.seekSeq(data.consumeLong(-1, 60)));
            case 8 -> attempt("seek time", () -> reader.seekTime(data.consumeLong()));
            case 0 -> attempt("close reader", this::closeReader);
            case 1 -> attempt("lag", reader::lag);
            case 2 -> attempt("await", () -> reader.await(ONE_LOOK_NS));
            case 3 -> attempt("store", reader::storePosition);
            case 4 -> attempt("flush reader", reader::flush);
            default ->
                    attempt("poll", () -> reader.poll(Life::look, data.consumeInt(0, POLL_LIMIT)));
        }
    }

    private void merging(FuzzedDataProvider data) {
        if (lane == null) {
            attempt("open lane", this::openLane);
            return;
        }
        switch (data.consumeInt(0, 3)) {
            case 0 -> attempt("close lane", this::closeLane);
            case 1 -> attempt("await any", () -> fanIn.await(ONE_LOOK_NS));
            default ->
                    attempt("poll all", () -> fanIn.poll((from, m) -> take(m, data), POLL_LIMIT));
        }
    }

    private void openLane() {
        lane = queues.openReader(queue, ReaderOptions.named("lane"));
        fanIn = queues.fanIn();
        fanIn.add("lane", lane, null);
    }

    private void looking(FuzzedDataProvider data) {
        switch (data.consumeInt(0, 4)) {
            case 0 -> attempt("inspect", () -> queues.inspect(queue));
            case 1 -> attempt("alive", () -> queues.writerAlive(queue));
            case 2 -> attempt("forget", () -> queues.forgetReader(queue, SoundQueue.READER));
            default -> browsing(data);
        }
    }

    private void browsing(FuzzedDataProvider data) {
        if (browser == null) {
            StartMode mode = data.pickValue(StartMode.values());
            attempt("browse", () -> browser = queues.browse(queue, mode));
        } else if (data.consumeBoolean()) {
            attempt("poll browser", () -> browser.poll(Life::look, POLL_LIMIT));
        } else {
            attempt("close browser", this::closeBrowser);
        }
    }

    private static boolean take(MessageView view, FuzzedDataProvider data) {
        look(view);
        return data.consumeProbabilityFloat() < 0.9f;
    }

    private static void look(MessageView view) {
        Message.copyOf(view);
    }

    private void attempt(String what, Round.Use use) {
        round.attempt(what, use);
    }

    private void closeWriter() {
        QueueWriter closing = writer;
        writer = null;
        closing.close();
    }

    private void closeReader() {
        QueueReader closing = reader;
        reader = null;
        closing.close();
    }

    private void closeLane() {
        QueueReader closing = lane;
        lane = null;
        try (closing) {
            fanIn.close();
        }
    }

    private void closeBrowser() {
        QueueBrowser closing = browser;
        browser = null;
        closing.close();
    }

    @Override
    public void close() {
        if (writer != null) {
            attempt("close writer", this::closeWriter);
        }
        if (reader != null) {
            attempt("close reader", this::closeReader);
        }
        if (lane != null) {
            attempt("close lane", this::closeLane);
        }
        if (browser != null) {
            attempt("close browser", this::closeBrowser);
        }
    }
}
