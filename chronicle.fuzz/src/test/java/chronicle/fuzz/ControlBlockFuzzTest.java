package chronicle.fuzz;

import chronicle.core.format.QueueFiles;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as {@code control.meta} over sound segments. */
@Timeout(Fixture.LONGEST_SECONDS)
class ControlBlockFuzzTest {

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
        return Stream.of(fixture.queue.file(QueueFiles.CONTROL));
    }

    @MethodSource("sound")
    @FuzzTest
    void controlBlock(byte[] content) {
        try (Round round = fixture.round()) {
            fixture.put(QueueFiles.CONTROL, content);
            fixture.uses.everything(round);
            fixture.requireNothingLost(round);
        }
    }
}
