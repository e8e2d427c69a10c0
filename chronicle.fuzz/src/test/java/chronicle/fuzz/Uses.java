package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WaitMode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be done with a closed queue, each as one attempt, in bounded steps. */
final class Uses {

    /** More than all segments can hold, of the sound queue and of what is appended to it. */
    static final int MOST_MESSAGES = 1000;

    private static final int POLL_LIMIT = 50;
    private static final int APPENDED = 12;
    private static final long ONE_LOOK_NS = 1;
    private static final long[] JUMPS = {0, 7, 1_000_000_009L, Long.MAX_VALUE, -1};

    private final Queues queues;
    private final Path queue;

    Uses(Queues queues, Path queue) {
        this.queues = queues;
        this.queue = queue;
    }

    /** What a look at messages came to: those handed out, and the refusal that ended it or null. */
    record Reading(List<Message> messages, QueueException refusal) {}

    /** All of it, with the reader that has a position and one that has none. */
    void everything(Round round) {
        inspect(round);
        round.attempt("writerAlive", () -> queues.writerAlive(queue));
        browse(round, StartMode.EARLIEST);
        browse(round, StartMode.LATEST);
        read(round, SoundQueue.READER, StartMode.RESUME);
        read(round, SoundQueue.READER, StartMode.RESUME_OR_LATEST);
        seek(round);
        write(round);
        inspect(round);
        read(round, "another", StartMode.RESUME_OR_EARLIEST);
        round.attempt("forget", () -> queues.forgetReader(queue, SoundQueue.READER));
    }

    void inspect(Round round) {
        round.attempt(
                "inspect",
                () -> {
                    QueueInfo info = queues.inspect(queue);
                    info.problems().forEach(p -> assertTrue(Round.isLoggable(p), () -> p));
                    String owner = info.writerOwner();
                    assertTrue(Round.isLoggable(owner), () -> "not for a terminal: " + owner);
                });
    }

    Reading browse(Round round, StartMode mode) {
        List<Message> found = new ArrayList<>();
        QueueException refusal =
                round.attempt(
                        "browse " + mode,
                        () -> {
                            try (QueueBrowser browser = queues.browse(queue, mode)) {
                                while (browser.poll(m -> add(found, m), POLL_LIMIT) > 0) {
                                    requireEnd(found);
                                }
                                browser.await(ONE_LOOK_NS);
                            }
                        });
        return new Reading(found, refusal);
    }

    Reading read(Round round, String name, StartMode mode) {
        List<Message> found = new ArrayList<>();
        ReaderOptions options =
                ReaderOptions.named(name).withStart(mode).withWaiting(WaitMode.SLEEP);
        QueueException refusal =
                round.attempt(
                        "read " + mode,
                        () -> {
                            try (QueueReader reader = queues.openReader(queue, options)) {
                                reader.lag();
                                while (reader.poll(m -> add(found, m), POLL_LIMIT) > 0) {
                                    requireEnd(found);
                                }
                                reader.await(ONE_LOOK_NS);
                                reader.lag();
                                assertTrue(reader.missed() >= 0);
                                reader.storePosition();
                            }
                        });
        return new Reading(found, refusal);
    }

    /** Jumps about; where it comes out, a message can be had or is refused. */
    private void seek(Round round) {
        round.attempt(
                "seek",
                () -> {
                    try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
                        for (long wanted : JUMPS) {
                            jump(browser, browser.seekSeq(wanted));
                            jump(browser, browser.seekTime(wanted));
                        }
                    }
                });
    }

    /** A sound queue is searched in vain for nothing that is in it. */
    void requireFound(Round round, long seq) {
        QueueException refusal =
                round.attempt(
                        "seek " + seq,
                        () -> {
                            try (QueueBrowser browser = queues.browse(queue, StartMode.LATEST)) {
                                assertEquals(seq, browser.seekSeq(seq));
                                jump(browser, seq);
                            }
                        });
        assertNull(refusal);
    }

    private static void jump(QueueBrowser browser, long arrivedAt) {
        // At the end, more may come: a control block that lies about the tail is read on from
        // there.
        browser.poll(m -> assertTrue(arrivedAt == -1 || arrivedAt == m.seq()), 1);
    }

    /** Appends, in both ways, over a roll. What was appended, and the refusal or null. */
    Reading write(Round round) {
        List<Message> appended = new ArrayList<>();
        QueueException refusal =
                round.attempt(
                        "write",
                        () -> {
                            try (QueueWriter writer =
                                    queues.openWriter(queue, SoundQueue.OPTIONS)) {
                                for (int i = 0; i < APPENDED; i++) {
                                    appended.add(append(writer, i));
                                }
                                writer.claim(1, Math.min(8, writer.maxPayload())).abort();
                                writer.flush();
                                writer.seal();
                                appended.add(append(writer, APPENDED));
                            }
                        });
        return new Reading(appended, refusal);
    }

    private static Message append(QueueWriter writer, int number) {
        ByteBuffer payload = ByteBuffer.allocate(Math.min(50 * number, writer.maxPayload()));
        long seq = writer.append(number, number, payload);
        return new Message(seq, number, number, payload);
    }

    private static void add(List<Message> found, MessageView view) {
        Message message = Message.copyOf(view);
        assertEquals(view.length(), message.payload().remaining());
        found.add(message);
    }

    private static void requireEnd(List<Message> found) {
        assertTrue(found.size() < MOST_MESSAGES, "hands out messages without end");
    }
}
