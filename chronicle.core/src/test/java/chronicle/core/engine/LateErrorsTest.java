package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.os.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JVM reports an access to a truncated file when it gets to it, to whoever runs then. Files are
 * swapped for shorter ones here, which looks the same from outside and leaves the mappings whole.
 */
class LateErrorsTest {

    private static final String LATE =
            "a fault occurred in a recent unsafe memory access operation in compiled Java code";
    private static final int MESSAGES = 20;
    private static final int ENOUGH_POLLS = 100;

    @TempDir private Path folder;

    private final MappedQueues queues = new MappedQueues(OperatingSystem.best());
    private final FanInReader merge = queues.fanIn();
    private final List<QueueReader> readers = new ArrayList<>();
    private final Handler handler = new Handler();

    /** Notes what comes, and throws the JVM's error where it is told to. */
    private static final class Handler implements FanInHandler {

        private final List<String> good = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();
        private int errorsAhead;

        @Override
        public boolean onMessage(Lane lane, MessageView message) {
            if (errorsAhead > 0) {
                errorsAhead--;
                throw new InternalError(LATE);
            }
            if (lane.name().equals("good")) {
                good.add(String.valueOf(message.seq()));
            }
            return true;
        }

        @Override
        public void onLaneError(Lane lane, QueueException error) {
            failed.add(lane.name() + " " + error.category());
        }
    }

    @BeforeEach
    void openLanes() {
        for (String name : List.of("bad", "good")) {
            Path queue = folder.resolve(name);
            try (QueueWriter writer =
                    queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
                for (int i = 0; i < MESSAGES; i++) {
                    writer.append(1, new byte[8]);
                }
            }
            QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"));
            readers.add(reader);
            merge.add(name, reader, null);
        }
    }

    @AfterEach
    void close() {
        merge.close();
        readers.forEach(QueueReader::close);
        queues.close();
    }

    @Test
    void errorThatIsNoLanesGoesToTheCallerOnceAndTheMergeGoesOn() {
        handler.errorsAhead = 1;
        int thrown = 0;
        for (int i = 0; i < ENOUGH_POLLS && handler.good.size() < MESSAGES; i++) {
            try {
                merge.poll(handler, 3);
            } catch (InternalError e) {
                thrown++;
            }
        }
        assertEquals(MESSAGES, handler.good.size());
        assertEquals(1, thrown);
        assertEquals(List.of(), handler.failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000.q", "control.meta", "readers/r.meta"})
    void laneWhoseFileIsTooShortIsReportedOnceAndExplainsLaterErrors(String file)
            throws IOException {
        merge.poll(handler, 4);
        shorten(folder.resolve("bad").resolve(file));
        handler.errorsAhead = 3;
        for (int i = 0; i < ENOUGH_POLLS && handler.good.size() < MESSAGES; i++) {
            merge.poll(handler, 3);
        }
        assertEquals(List.of("bad IO"), handler.failed);
        assertEquals(MESSAGES, handler.good.size());
        assertEquals(0, handler.errorsAhead);
        assertEquals(1, handler.good.stream().filter("0"::equals).count());
    }

    @Test
    void handlerThatDoesNotTakeALanesErrorGetsItOnceAndTheOthersGoOn() throws IOException {
        merge.poll(handler, 4);
        shorten(folder.resolve("bad/000000000.q"));
        handler.errorsAhead = 1;
        FanInHandler plain = handler::onMessage;
        int thrown = 0;
        for (int i = 0; i < ENOUGH_POLLS && handler.good.size() < MESSAGES; i++) {
            try {
                merge.poll(plain, 3);
            } catch (QueueException e) {
                thrown++;
            }
        }
        merge.verify(plain);
        assertEquals(1, thrown);
        assertEquals(MESSAGES, handler.good.size());
    }

    @Test
    void errorThatIsNoLanesIsTheCallersAlsoWhenTheMergeIsClosedFirst() {
        handler.errorsAhead = 1;
        merge.poll(handler, 3);
        assertThrows(InternalError.class, merge::close);
        assertEquals(0, merge.size());
    }

    @Test
    void laneThatIsHeldForAnotherReasonIsReportedToo() throws IOException {
        Lane held = merge.add("held", open("held"), null);
        held.hold();
        shorten(folder.resolve("held/000000000.q"));
        merge.verify(handler);
        merge.verify(handler);
        assertEquals(List.of("held IO"), handler.failed);
    }

    @Test
    void errorOfAnotherKindIsNotTakenForATruncation() {
        FanInHandler broken =
                (lane, message) -> {
                    throw new InternalError("something else");
                };
        InternalError thrown = assertThrows(InternalError.class, () -> merge.poll(broken, 3));
        assertEquals("something else", thrown.getMessage());
        assertTrue(merge.poll(handler, 3) > 0);
    }

    private QueueReader open(String name) {
        Path queue = folder.resolve(name);
        queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192)).close();
        QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"));
        readers.add(reader);
        return reader;
    }

    private static void shorten(Path file) throws IOException {
        Files.move(file, file.resolveSibling("aside"));
        Files.write(file, new byte[10]);
    }
}
