package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.core.QueueException;
import chronicle.fuzz.Uses.Reading;
import java.util.ArrayList;
import java.util.List;

/** What a reader from the start has to see of segments that a {@link Reference} has read. */
final class ExpectedMessages {

    private final List<Message> messages = new ArrayList<>();
    private QueueException.Category refusal;
    private boolean sealedSoFar = true;
    private boolean mayStopEarly;

    /** Segments come in order; behind one that cannot be read to its end nothing is seen. */
    void add(Reference segment) {
        if (refusal == null) {
            // Leaving a segment that is not sealed takes asking for its writer, which is rationed.
            mayStopEarly |= !sealedSoFar;
            sealedSoFar = segment.sealed();
            messages.addAll(segment.messages());
            refusal = segment.refusal();
        }
    }

    void requireSeenBy(Reading seen) {
        if (mayStopEarly && seen.refusal() == null) {
            assertEquals(messages.subList(0, seen.messages().size()), seen.messages());
            return;
        }
        assertEquals(messages, seen.messages());
        assertEquals(refusal, seen.refusal() == null ? null : seen.refusal().category());
    }
}
