package chronicle.tools.files;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.PositionLayout;
import java.nio.ByteBuffer;

/**
 * Buffers outside the heap for those who look at thousands of queues: making them costs more than
 * reading into them. One thread at a time.
 */
public final class Scratch {

    private static final int WINDOW = 8 << 10;

    /** Three readings of a control block, of which the middle one counts. */
    final ByteBuffer[] blocks = {
        RegularFiles.bytes(ControlLayout.LENGTH),
        RegularFiles.bytes(ControlLayout.LENGTH),
        RegularFiles.bytes(ControlLayout.LENGTH)
    };

    final ByteBuffer slots = RegularFiles.bytes(PositionLayout.LENGTH);

    /** The window of the segment that is looked at. */
    final ByteBuffer window = RegularFiles.bytes(WINDOW);
}
