package chronicle.core;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One committed message, seen in place. A flyweight: the same object is handed out for every
 * message, valid only until the handler returns and only on the thread that polled. Copy what is to
 * be kept.
 */
@ProviderType
public interface MessageView {

    /** Consecutive number within the queue, from 0. Old foreign writers began again at 0. */
    long seq();

    /** Epoch nanoseconds given by the writer. */
    long timestampNs();

    /** The writer's type of the payload, 0 to 65534. */
    int typeId();

    /** The record's flags, 0 to 65535; written as 0 today. */
    int flags();

    /** Payload length in bytes, 0 and more. */
    int length();

    /**
     * The payload: a read-only, little-endian buffer over the mapped file, position at the first
     * byte, limit behind the last. The same object each time; keeping it beyond the handler, or
     * reading it after the reader closed, is a fault that the JVM may not survive.
     */
    ByteBuffer payload();

    /** Id of the segment that holds the record. */
    int segmentId();

    /** Offset of the record's header in its segment file, in bytes. */
    long offset();

    /** A copy of the payload, for those who keep it; allocates. */
    default byte[] copyPayload() {
        byte[] copy = new byte[length()];
        payload().get(payload().position(), copy);
        return copy;
    }
}
