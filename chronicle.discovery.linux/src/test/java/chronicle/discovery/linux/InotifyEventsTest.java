package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InotifyEventsTest {

    private final ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final List<String> seen = new ArrayList<>();

    @Test
    void decodesEventsWithAndWithoutNames() {
        put(3, Inotify.IN_CREATE, "READY", 16);
        put(4, Inotify.IN_DELETE_SELF, "", 0);
        put(-1, Inotify.IN_Q_OVERFLOW, "", 0);
        put(5, Inotify.IN_MOVED_TO, "x".repeat(255), 256);
        assertEquals(4, decode());
        assertEquals(List.of("3 100 READY", "4 400 ", "-1 4000 ", "5 80 " + "x".repeat(255)), seen);
    }

    @Test
    void nameThatFillsItsFieldNeedsNoZero() {
        put(1, Inotify.IN_CREATE, "0123456789abcdef", 16);
        assertEquals(1, decode());
        assertEquals(List.of("1 100 0123456789abcdef"), seen);
    }

    @Test
    void bytesThatAreNoTextAreKept() {
        put(1, Inotify.IN_CREATE, "\u00ff\u0080\n", 16);
        decode();
        assertEquals(List.of("1 100 \u00ff\u0080\n"), seen);
    }

    @Test
    void emptyBufferHasNone() {
        assertEquals(0, decode());
    }

    @Test
    void incompleteOrAbsurdEventEndsTheBatch() {
        put(1, Inotify.IN_CREATE, "a", 16);
        for (int length : new int[] {-1, Integer.MAX_VALUE, 17}) {
            int end = buffer.position();
            buffer.putInt(2).putInt(Inotify.IN_CREATE).putInt(0).putInt(length);
            buffer.put(new byte[16]);
            seen.clear();
            assertEquals(1, decode());
            assertEquals(List.of("1 100 a"), seen);
            buffer.clear().position(end);
        }
        buffer.put(new byte[InotifyEvents.HEADER - 1]);
        assertEquals(1, decode());
    }

    @Test
    void randomBytesNeverThrow() {
        long seed = Long.getLong("chronicle.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        byte[] bytes = new byte[600];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bytes);
            // Small lengths, else nearly every event would be refused at once.
            bytes[13] = 0;
            bytes[14] = 0;
            bytes[15] = 0;
            ByteBuffer batch = ByteBuffer.wrap(bytes, 0, random.nextInt(bytes.length));
            try {
                InotifyEvents.decode(batch.order(ByteOrder.LITTLE_ENDIAN), (wd, mask, name) -> {});
            } catch (RuntimeException e) {
                throw new AssertionError("run again with -Dchronicle.test.seed=" + seed, e);
            }
        }
    }

    private void put(int wd, int mask, String name, int length) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        buffer.putInt(wd).putInt(mask).putInt(7).putInt(length);
        buffer.put(bytes).put(new byte[length - bytes.length]);
    }

    private int decode() {
        ByteBuffer batch = buffer.duplicate().order(ByteOrder.nativeOrder()).flip();
        return InotifyEvents.decode(
                batch,
                (wd, mask, name) -> seen.add(wd + " " + Integer.toHexString(mask) + " " + name));
    }
}
