package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.format.OwnerText;
import chronicle.core.format.QueueFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as {@code writer.lock}, whose content is for people alone and decides nothing. */
@Timeout(Fixture.LONGEST_SECONDS)
class LockFuzzTest {

    private static Fixture fixture;

    @BeforeAll
    static void lay() {
        fixture = new Fixture();
    }

    @AfterAll
    static void clean() {
        fixture.close();
    }

    static Stream<byte[]> sound() {
        return Stream.of(fixture.queue.file(QueueFiles.WRITER_LOCK));
    }

    @MethodSource("sound")
    @FuzzTest
    void lock(byte[] content) {
        byte[] read = Arrays.copyOf(content, Math.min(content.length, OwnerText.MAX_BYTES));
        String described = OwnerText.describe(read);
        assertTrue(Round.isLoggable(described), described);
        try (Round round = fixture.round()) {
            fixture.put(QueueFiles.WRITER_LOCK, content);
            fixture.uses.inspect(round);
            assertNull(fixture.uses.write(round).refusal(), "a free lock kept the writer out");
            fixture.requireNothingLost(round);
        }
    }
}
