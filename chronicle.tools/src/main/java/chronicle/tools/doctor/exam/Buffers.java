package chronicle.tools.doctor.exam;

import chronicle.tools.files.RegularFiles;
import chronicle.tools.files.Scratch;
import java.nio.ByteBuffer;

/**
 * What all queues of a bus are read into, one after the other: memory outside the heap, which of a
 * thousand queues would be hundreds of megabytes. One thread at a time.
 */
public final class Buffers {

    private static final int WINDOW = 256 << 10;

    final Scratch scratch = new Scratch();

    /** For segments that are walked. */
    final ByteBuffer window = RegularFiles.bytes(WINDOW);
}
