package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.io.IOException;

/** Where a killed reader goes on: nothing is skipped, and little comes twice. */
final class ReaderVerdict {

    /** The last poll, and the one before it when the kill left one slot torn. */
    private static final int MOST_REPEATED = 2 * ReaderChild.LARGEST_POLL;

    private final CrashScene scene;
    private final Progress handled;

    /** To be made before the reader starts. */
    ReaderVerdict(CrashScene scene) throws IOException {
        this.scene = scene;
        handled = new Progress(scene.queue().resolveSibling(ReaderChild.PROGRESS));
    }

    /** Lets the next reader of the name handle one record, if there is one, and looks which. */
    void checkResumption() {
        long done = handled.get();
        ReaderOptions options = ReaderOptions.named(ReaderChild.NAME).withStart(StartMode.RESUME);
        long[] next = {scene.verifier().look()};
        int polled;
        try (QueueReader reader = scene.queues().openReader(scene.queue(), options)) {
            polled = reader.poll(message -> next[0] = message.seq(), 1);
        }
        assertTrue(
                next[0] <= done && next[0] >= done - MOST_REPEATED,
                () -> "resumes at seq=" + next[0] + " handled=" + done);
        handled.set(next[0] + polled);
    }
}
