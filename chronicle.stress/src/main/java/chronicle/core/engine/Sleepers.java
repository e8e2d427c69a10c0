package chronicle.core.engine;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.stress.Memory;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A control block of the engine over memory, and what its kernel noted. In the package of the
 * engine, because the control block is nobody else's.
 */
final class Sleepers {

    private static final Path NOWHERE = Path.of("memory");

    private final ByteBuffer block = Memory.piece();
    private final NotingKernel kernel = new NotingKernel(block);
    private final ControlBlock control;

    Sleepers() {
        block.putInt(ControlLayout.MAGIC, ControlLayout.MAGIC_VALUE);
        block.putInt(ControlLayout.VERSION, ControlLayout.VERSION_VALUE);
        block.putInt(ControlLayout.INIT_STATE, ControlLayout.READY);
        block.putLong(ControlLayout.SEGMENT_SIZE, SegmentLayout.MIN_SIZE);
        control = ControlBlock.open(kernel, NOWHERE, true);
    }

    ControlBlock control() {
        return control;
    }

    ByteBuffer block() {
        return block;
    }

    /** How a reader fared that saw notify_seq so and found nothing. */
    String sleep(int seen) {
        control.sleep(seen, Long.MAX_VALUE);
        return kernel.hasSleeper() ? "sleeps" : "refused";
    }

    /** What the writer did, once it is done. */
    String wakeUp() {
        return kernel.wasAskedToWake() ? "wakes" : "quiet";
    }
}
