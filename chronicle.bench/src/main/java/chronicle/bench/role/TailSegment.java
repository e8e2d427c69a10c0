package chronicle.bench.role;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Looks into the control block of a queue for the segment that its writer is in. */
final class TailSegment implements AutoCloseable {

    private final FileChannel channel;
    private final MappedByteBuffer control;

    TailSegment(Path queue) throws IOException {
        channel = FileChannel.open(queue.resolve(QueueFiles.CONTROL), StandardOpenOption.READ);
        control = channel.map(FileChannel.MapMode.READ_ONLY, 0, ControlLayout.LENGTH);
        control.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Fails when the writer is elsewhere: then something else is measured than what is said. */
    void expect(int segment) {
        int current = control.getInt(ControlLayout.CURRENT_SEGMENT);
        if (current != segment) {
            throw new IllegalStateException(
                    "the writer is not in the segment that the sizes say, expected="
                            + segment
                            + " current="
                            + current);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
