package chronicle.core.os;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/**
 * A mapping of {@code java.nio}: unmapped by the collector, some time after nobody refers to it.
 */
final class PortableMapping implements Mapping {

    private MappedByteBuffer mapped;
    private ByteBuffer buffer;

    PortableMapping(MappedByteBuffer mapped) {
        this.mapped = mapped;
        this.buffer = mapped.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    void force() {
        mapped.force();
    }

    @Override
    public void close() {
        mapped = null;
        buffer = null;
    }
}
