package chronicle.bus.handler;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/** Writes into the {@code orders_in} queue of the strategy whose order is being handled. */
@ProviderType
public interface Reply {

    /**
     * Appends one reply.
     *
     * @param typeId 0 to 65534
     * @return its seq in {@code orders_in}
     */
    long append(int typeId, byte[] payload);

    /** As {@link #append(int, byte[])}, with what lies between the buffer's position and limit. */
    long append(int typeId, ByteBuffer payload);
}
