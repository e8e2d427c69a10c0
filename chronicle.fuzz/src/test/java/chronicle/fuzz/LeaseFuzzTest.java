package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseJudge;
import chronicle.bus.LeaseReading;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as LEASE: a lease that can be written again as it was read, or a sentence. */
@Timeout(Fixture.LONGEST_SECONDS)
class LeaseFuzzTest {

    private static Fixture fixture;

    @BeforeAll
    static void lay() {
        fixture = new Fixture();
        // Loading classes takes memory that is no input's fault.
        sound().forEach(LeaseFuzzTest::use);
    }

    @AfterAll
    static void clean() {
        fixture.close();
    }

    static Stream<byte[]> sound() {
        return Stream.of(
                        "pid=12 start_ticks=345 epoch=6 timestamp_ns=17 ttl_ns=5000\n",
                        "later=9 ttl_ns=5000 timestamp_ns=17 epoch=6 start_ticks=345 pid=12")
                .map(line -> line.getBytes(StandardCharsets.US_ASCII));
    }

    @MethodSource("sound")
    @FuzzTest
    void lease(byte[] content) {
        Round round = fixture.unspoilt();
        use(content);
        round.close();
    }

    private static void use(byte[] content) {
        Path queue = fixture.queue.directory();
        fixture.put(LeaseFile.NAME, content);
        LeaseReading reading = LeaseFile.read(queue);
        assertNotNull(new LeaseJudge(fixture.queues).judge(queue));
        if (reading.lease().isPresent()) {
            LeaseFile.write(queue, reading.lease().get());
            assertEquals(reading, LeaseFile.read(queue));
        } else {
            assertTrue(Round.isLoggable(reading.problem()), reading::problem);
            assertTrue(!reading.problem().isEmpty());
        }
    }
}
