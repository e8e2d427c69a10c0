package chronicle.tools.verify;

import chronicle.core.QueueException;
import chronicle.core.Queues;
import chronicle.tools.files.ControlFacts;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a queue's writer is, and whether it lives.
 *
 * @param queues asks for the lock
 * @param queue its directory
 */
record WriterSide(Queues queues, Path queue) {

    /** Whether the tail is beyond a segment. */
    boolean isBeyond(int segment) throws IOException {
        ControlFacts control = ControlFacts.read(queue);
        return control.isSound() && control.currentSegment() > segment;
    }

    /** Whether a live writer has its tail at this place, or will have. */
    boolean isWriting(int segment, long offset) throws IOException {
        if (!isAlive()) {
            return false;
        }
        ControlFacts control = ControlFacts.read(queue);
        return !control.isSound()
                || control.currentSegment() < segment
                || control.currentSegment() == segment && control.writeOffset() <= offset;
    }

    boolean isAlive() {
        try {
            return queues.writerAlive(queue);
        } catch (QueueException unknown) {
            // A lock that may not be looked at proves nobody dead.
            return true;
        }
    }
}
