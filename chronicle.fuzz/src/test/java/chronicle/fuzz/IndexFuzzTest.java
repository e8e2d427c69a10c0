package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertNull;

import chronicle.core.format.QueueFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as {@code index.meta}: a checkpoint that lies costs nothing and loses nothing. */
@Timeout(Fixture.LONGEST_SECONDS)
class IndexFuzzTest {

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
        return Stream.of(fixture.queue.file(QueueFiles.INDEX));
    }

    @MethodSource("sound")
    @FuzzTest
    void index(byte[] content) {
        try (Round round = fixture.round()) {
            fixture.put(QueueFiles.INDEX, content);
            fixture.uses.inspect(round);
            assertNull(fixture.uses.write(round).refusal(), "a checkpoint kept the writer out");
            fixture.requireNothingLost(round);
        }
    }
}
