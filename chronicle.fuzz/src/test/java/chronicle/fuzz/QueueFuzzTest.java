package chronicle.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Damage of every kind to all files of a sound queue, and every use of it in every order. */
@Timeout(Fixture.LONGEST_SECONDS)
class QueueFuzzTest {

    private static final int MOST_STEPS = 40;

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
    void life(FuzzedDataProvider data) {
        try (Round round = fixture.round();
                Life life = new Life(fixture, round)) {
            for (int i = 0; i < MOST_STEPS && data.remainingBytes() > 0; i++) {
                life.step(data);
            }
        }
    }
}
