package chronicle.discovery.linux;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Decodes what {@code read(2)} on an inotify descriptor returns. Pure.
 *
 * <pre>
 * offset 0  int  wd      -1 on overflow
 *        4  u32  mask
 *        8  u32  cookie
 *       12  u32  len     bytes of the name that follows, padded with zeros; 0 without one
 *       16       name
 * </pre>
 */
final class InotifyEvents {

    static final int HEADER = 16;

    /** Takes one event. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param name the entry's bytes, each as one char (ISO 8859-1), so that no name is ever
         *     lost; empty for events of the directory itself
         */
        void onEvent(int wd, int mask, String name);
    }

    private InotifyEvents() {}

    /**
     * Hands out every complete event between the buffer's position and limit, which is native
     * endian.
     *
     * @return how many there were
     */
    static int decode(ByteBuffer buffer, Sink sink) {
        int count = 0;
        int at = buffer.position();
        while (buffer.limit() - at >= HEADER) {
            int wd = buffer.getInt(at);
            int mask = buffer.getInt(at + 4);
            int length = buffer.getInt(at + 12);
            if (length < 0 || length > buffer.limit() - at - HEADER) {
                // The kernel only hands out whole events; whatever this is, it ends here.
                break;
            }
            sink.onEvent(wd, mask, name(buffer, at + HEADER, length));
            at += HEADER + length;
            count++;
        }
        return count;
    }

    private static String name(ByteBuffer buffer, int from, int padded) {
        int length = 0;
        while (length < padded && buffer.get(from + length) != 0) {
            length++;
        }
        if (length == 0) {
            return "";
        }
        byte[] bytes = new byte[length];
        buffer.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
