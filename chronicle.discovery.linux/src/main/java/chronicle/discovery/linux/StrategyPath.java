package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The paths of one strategy at a time, in one buffer: each call ends it elsewhere, so what a call
 * returned is good until the next.
 */
final class StrategyPath {

    private static final byte[] BELOW =
            ('/' + BusLayout.ORDERS_OUT + '/' + ReadyMarker.NAME + '\0')
                    .getBytes(StandardCharsets.US_ASCII);

    private final int queueEnd;
    private byte[] bytes;
    private int directoryEnd;

    /**
     * @param queue the path of {@code orders/queue}, ended by a zero
     */
    StrategyPath(byte[] queue) {
        queueEnd = queue.length;
        bytes = Arrays.copyOf(queue, queueEnd + 128 + BELOW.length);
        bytes[queueEnd - 1] = '/';
    }

    /** From now on this one's; its name is ASCII. */
    @SuppressWarnings("deprecation")
    void strategy(String name) {
        directoryEnd = queueEnd + name.length();
        if (bytes.length < directoryEnd + BELOW.length) {
            bytes = Arrays.copyOf(bytes, directoryEnd + BELOW.length);
        }
        // Deprecated for dropping the high byte of each char: there is none in ASCII.
        name.getBytes(0, name.length(), bytes, queueEnd);
        System.arraycopy(BELOW, 0, bytes, directoryEnd, BELOW.length);
    }

    byte[] directory() {
        return cut(0, '\0');
    }

    byte[] ordersOut() {
        return cut('/', '\0');
    }

    byte[] ready() {
        return cut('/', '/');
    }

    private byte[] cut(int behindDirectory, int behindOrdersOut) {
        bytes[directoryEnd] = (byte) behindDirectory;
        bytes[directoryEnd + 1 + BusLayout.ORDERS_OUT.length()] = (byte) behindOrdersOut;
        return bytes;
    }
}
