package chronicle.fuzz;

import chronicle.core.StartMode;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** Segments of records that are sound but for a few, under a sound control block. */
@Timeout(Fixture.LONGEST_SECONDS)
class RecordsFuzzTest {

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
    void records(FuzzedDataProvider data) {
        int first = data.consumeInt(0, SoundQueue.SEGMENTS - 1);
        try (Round round = fixture.round()) {
            ExpectedMessages expected = new ExpectedMessages();
            for (int id = 0; id < SoundQueue.SEGMENTS; id++) {
                byte[] segment = fixture.queue.segment(id);
                if (id >= first) {
                    segment = SegmentBytes.of(data, SoundQueue.SEGMENT_SIZE, id);
                    fixture.putSegment(id, segment);
                }
                expected.add(Reference.read(segment, id));
            }
            expected.requireSeenBy(fixture.uses.browse(round, StartMode.EARLIEST));
            fixture.uses.everything(round);
        }
    }
}
