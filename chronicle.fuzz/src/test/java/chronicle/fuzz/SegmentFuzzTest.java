package chronicle.fuzz;

import chronicle.core.StartMode;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as the last one, two or three segments under a sound control block. */
@Timeout(Fixture.LONGEST_SECONDS)
class SegmentFuzzTest {

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
        byte[] last = fixture.queue.segment(2);
        byte[] two = Arrays.copyOf(fixture.queue.segment(1), 2 * last.length);
        System.arraycopy(last, 0, two, last.length, last.length);
        return Stream.of(last, two);
    }

    @MethodSource("sound")
    @FuzzTest
    void segments(byte[] content) {
        int size = SoundQueue.SEGMENT_SIZE;
        int pieces = (content.length + size - 1) / size;
        int first = SoundQueue.SEGMENTS - Math.max(1, Math.min(SoundQueue.SEGMENTS, pieces));
        try (Round round = fixture.round()) {
            ExpectedMessages expected = new ExpectedMessages();
            for (int id = 0; id < SoundQueue.SEGMENTS; id++) {
                byte[] segment = fixture.queue.segment(id);
                if (id >= first) {
                    int from = (id - first) * size;
                    segment = Arrays.copyOfRange(content, from, from + size);
                    fixture.putSegment(id, segment);
                }
                expected.add(Reference.read(segment, id));
            }
            expected.requireSeenBy(fixture.uses.browse(round, StartMode.EARLIEST));
            fixture.uses.everything(round);
        }
    }
}
