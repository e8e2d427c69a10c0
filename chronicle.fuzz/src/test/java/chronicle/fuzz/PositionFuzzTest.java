package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chronicle.core.StartMode;
import chronicle.fuzz.Uses.Reading;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Any bytes as {@code readers/NAME.meta}, half of them with checksums that fit. */
@Timeout(Fixture.LONGEST_SECONDS)
class PositionFuzzTest {

    private static final String FILE = "readers/" + SoundQueue.READER + ".meta";

    private static Fixture fixture;

    @BeforeAll
    static void lay() {
        fixture = new Fixture();
    }

    @AfterAll
    static void clean() {
        fixture.close();
    }

    @FuzzTest
    void position(FuzzedDataProvider data) {
        byte[] content = data.consumeBoolean() ? PositionBytes.of(data) : data.consumeBytes(200);
        try (Round round = fixture.round()) {
            fixture.put(FILE, content);
            fixture.uses.inspect(round);
            for (StartMode mode : StartMode.values()) {
                fixture.put(FILE, content);
                fixture.uses.read(round, SoundQueue.READER, mode);
            }
            fixture.put(FILE, content);
            Reading all = fixture.uses.read(round, SoundQueue.READER, StartMode.EARLIEST);
            assertNull(all.refusal(), "a position kept a reader from the start");
            assertEquals(fixture.queue.messages(), all.messages());
            Reading again = fixture.uses.read(round, SoundQueue.READER, StartMode.RESUME);
            assertEquals(0, again.messages().size(), "the position that was stored was not found");
        }
    }
}
