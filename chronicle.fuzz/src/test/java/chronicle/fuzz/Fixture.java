package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.engine.MappedQueues;
import chronicle.fuzz.Uses.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What a fuzz target keeps over all of its inputs. */
final class Fixture implements AutoCloseable {

    /** Longest time for one input: what takes longer, on a busy machine too, has no end. */
    static final int LONGEST_SECONDS = 20;

    final GaugedOs os = new GaugedOs();
    final BackgroundFailures background = new BackgroundFailures();
    final Queues queues = new MappedQueues(os.primitives());
    final FuzzFolder folder;
    final SoundQueue queue;
    final Uses uses;

    Fixture() {
        try {
            folder = FuzzFolder.make();
            queue = new SoundQueue(queues, folder.path().resolve("queue"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        uses = new Uses(queues, queue.directory());
        // Loading classes takes memory that is no input's fault.
        uses.everything(round());
    }

    /** Lays the queue anew and begins with an input. */
    Round round() {
        try {
            queue.lay();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Round(os, background);
    }

    /** Begins with an input that spoils nothing of the queue, which is not laid anew then. */
    Round unspoilt() {
        return new Round(os, background);
    }

    /** Replaces one of the queue's files. */
    void put(String name, byte[] content) {
        try {
            Files.write(queue.directory().resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putSegment(int id, byte[] content) {
        put(SoundQueue.segmentName(id), content);
    }

    /** A writer that opened has the queue in order again: everything committed can be read. */
    void requireNothingLost(Round round) {
        Reading written = uses.write(round);
        Reading found = uses.browse(round, StartMode.EARLIEST);
        if (written.refusal() == null) {
            assertNull(found.refusal());
            List<Message> sound = queue.messages();
            assertEquals(sound, found.messages().subList(0, sound.size()));
            int behind = found.messages().size() - written.messages().size();
            List<Message> last = found.messages().subList(behind, found.messages().size());
            assertEquals(written.messages(), last);
            uses.requireFound(round, sound.get(sound.size() / 2).seq());
        }
    }

    @Override
    public void close() {
        queues.close();
        background.close();
        folder.close();
    }
}
