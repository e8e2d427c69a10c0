package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.LeaseReading.Status;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTextTest {

    private static final Lease LEASE = new Lease(12, 345, 6, 1_700_000_000_000_000_000L, 5_000L);
    private static final String LINE =
            "pid=12 start_ticks=345 epoch=6 timestamp_ns=1700000000000000000 ttl_ns=5000\n";

    @Test
    void lineIsTheFormatsOwn() {
        assertEquals(LINE, new String(LeaseText.format(LEASE), StandardCharsets.US_ASCII));
    }

    @Test
    void readsWhatWasWritten() {
        assertEquals(LEASE, parse(LINE).lease().orElseThrow());
    }

    @Test
    void orderAndTheLastNewlineDoNotMatter() {
        String other =
                "ttl_ns=5000 timestamp_ns=1700000000000000000 epoch=6 start_ticks=345 pid=12";
        assertEquals(LEASE, parse(other).lease().orElseThrow());
    }

    @Test
    void passesOverKeysOfLaterVersions() {
        assertEquals(LEASE, parse("host=db-1 " + LINE).lease().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "pid",
                "=1",
                "pid=1",
                "pid=12 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=0",
                "pid=12 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=86400000000001",
                "pid=-1 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=+1 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=1e3 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=9223372036854775808 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=99999999999999999999 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=1 pid=1 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=1  start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5",
                "pid=1 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5\n\n",
                "pid=1 start_ticks=345 epoch=6 timestamp_ns=1 ttl_ns=5\r\n",
                "pid=1 start_ticks=345 epoch=6 timestamp_ns=\u0661 ttl_ns=5"
            })
    void damageIsASentence(String line) {
        LeaseReading reading = parse(line);
        assertEquals(Status.UNREADABLE, reading.status());
        assertTrue(reading.lease().isEmpty());
        assertTrue(!reading.problem().isEmpty());
    }

    @Test
    void largestNumbersAreRead() {
        String line =
                "pid=9223372036854775807 start_ticks=0 epoch=0"
                        + " timestamp_ns=9223372036854775807 ttl_ns=86400000000000";
        Lease lease = parse(line).lease().orElseThrow();
        assertEquals(Long.MAX_VALUE, lease.pid());
        assertEquals(Long.MAX_VALUE, lease.timestampNs());
    }

    @Test
    void tooLongIsNotLookedAt() {
        assertEquals("longer than 512 bytes", LeaseText.parse(new byte[513]).problem());
    }

    @Test
    void randomBytesNeverThrow() {
        long seed = Long.getLong("chronicle.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        byte[] good = LINE.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random.nextBoolean() ? good.clone() : new byte[random.nextInt(600)];
            for (int flips = random.nextInt(1 + bytes.length); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                LeaseText.parse(bytes);
            } catch (RuntimeException e) {
                throw new AssertionError("run again with -Dchronicle.test.seed=" + seed, e);
            }
        }
    }

    private static LeaseReading parse(String line) {
        return LeaseText.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
