package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryNameTest {

    private static final int ROUNDS = 100_000;

    private final EntryName name = EntryName.empty();

    /** In Latin-1 each byte is one character. */
    private void assertJudgedAsStrategyId(byte[] bytes, String what) {
        name.set(bytes, bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<StrategyId> expected = StrategyId.parse(text);
        assertEquals(expected.isPresent(), name.isStrategy(), what);
        expected.ifPresent(
                id -> {
                    assertEquals(id, name.strategy(), what);
                    assertEquals(EntryName.of(id), name, what);
                    assertEquals(id.name(), name.toString(), what);
                });
    }

    @Test
    void strategyNamesAreThoseOfStrategyId() {
        for (int b = 0; b < 256; b++) {
            assertJudgedAsStrategyId(new byte[] {(byte) b}, "byte=" + b);
            assertJudgedAsStrategyId(new byte[] {'a', (byte) b}, "byte=" + b);
            assertJudgedAsStrategyId(new byte[] {(byte) b, 'a'}, "byte=" + b);
        }
        for (int length : new int[] {0, 1, 127, 128, 129, 255}) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 'y');
            assertJudgedAsStrategyId(bytes, "length=" + length);
        }
    }

    @Test
    void namesAreEqualAndPrintedAlikeOnlyWhenTheirBytesAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] alphabet = {'\\', 'x', '0', 'a', '\n', '"', (byte) 0xFF, ' '};
        Map<String, EntryName> printed = new HashMap<>();
        Map<EntryName, String> kept = new HashMap<>();
        byte[] bytes = new byte[6];
        for (int i = 0; i < ROUNDS; i++) {
            int length = random.nextInt(bytes.length + 1);
            for (int at = 0; at < length; at++) {
                bytes[at] = alphabet[random.nextInt(alphabet.length)];
            }
            name.set(bytes, length);
            EntryName copy = name.copy();
            String exact = Arrays.toString(Arrays.copyOf(bytes, length));
            assertEquals(copy, printed.computeIfAbsent(name.toString(), n -> copy), "seed=" + seed);
            assertEquals(exact, kept.computeIfAbsent(copy, n -> exact), "seed=" + seed);
            assertTrue(name.toString().chars().allMatch(c -> c >= ' ' && c < 0x7F));
        }
        assertEquals(printed.size(), kept.size(), "seed=" + seed);
    }

    @Test
    void keptNameDoesNotChangeWithTheBuffer() {
        byte[] buffer = {'a', 'b'};
        name.set(buffer, 2);
        EntryName kept = name.copy();
        buffer[1] = 'c';
        name.set(buffer, 2);
        assertNotEquals(kept, name);
        assertEquals("ab", kept.toString());
    }
}
