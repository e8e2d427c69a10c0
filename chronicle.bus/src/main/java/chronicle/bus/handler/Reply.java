package chronicle.bus.handler;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes into the {@code orders_in} queue of the strategy whose order is being handled.
 *
 * <p>Where that is full, or the disk is, the router's configuration decides. Either the reply is
 * kept, written as soon as there is room, and the strategy pauses until then: nothing is lost, and
 * the handler need not care. Or replies are given up, and counted.
 */
@ProviderType
public interface Reply {

    /**
     * Appends one reply.
     *
     * @param typeId 0 to 65534
     * @return its seq in {@code orders_in}, or -1 when it was given up
     */
    long append(int typeId, byte[] payload);

    /** As {@link #append(int, byte[])}, with what lies between the buffer's position and limit. */
    long append(int typeId, ByteBuffer payload);
}
