package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.Lane;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import java.util.function.IntPredicate;

/**
 * Follows what one reader or browser hands out, message by message: each is the next one, or the
 * first behind a hole that was told, with the right number.
 */
final class Follower implements MessageHandler, FanInHandler {

    /** Thrown at a message that the handler fails on. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Model model;

    /** Whether a segment's file is there. */
    private final IntPredicate exists;

    /** Seq of the next message, were nothing deleted. */
    private long next;

    /** The seq that comes at the earliest behind a hole: where a jump to the end went. */
    private long least;

    /** Told since the reader was opened. */
    private long missed;

    private boolean told;

    /** Goes on at the end behind a hole, not at the earliest message. */
    private boolean atEnd;

    private int failAfter = Integer.MAX_VALUE;

    Follower(Model model, IntPredicate exists) {
        this.model = model;
        this.exists = exists;
    }

    long next() {
        return next;
    }

    long missed() {
        return missed;
    }

    /** It was opened, or went elsewhere by itself. */
    void goTo(long seq) {
        next = seq;
        least = 0;
        told = false;
    }

    void opened(long seq, boolean goesOnAtEnd) {
        goTo(seq);
        missed = 0;
        atEnd = goesOnAtEnd;
    }

    /** It found a hole and went behind the last message there was. */
    void jumpedToTheEnd() {
        if (least == 0) {
            least = model.count();
        }
    }

    /** Fails on the message after that many. */
    void failAfter(int messages) {
        failAfter = messages;
    }

    @Override
    public void onGap(long lost) {
        assertFalse(told, "told twice in a row");
        assertTrue(lost > 0 && next + lost < model.count(), "gap=" + lost + " next=" + next);
        assertTrue(next + lost >= least, "gap=" + lost + " least=" + least);
        assertFalse(exists.test(model.get(next).segment()), "missed although it is there");
        if (!atEnd) {
            int last = model.get(next + lost - 1).segment();
            assertFalse(exists.test(last), "missed although it is there");
            assertEquals(last + 1, model.get(next + lost).segment());
        }
        next += lost;
        missed += lost;
        told = true;
        least = 0;
    }

    @Override
    public void onMessage(MessageView message) {
        assertEquals(next, message.seq());
        Model.Message expected = model.get(next);
        assertEquals(
                expected,
                new Model.Message(
                        message.timestampNs(),
                        message.typeId(),
                        message.length(),
                        message.segmentId(),
                        (int) message.offset()));
        assertArrayEquals(Model.payload(next, expected.length()), message.copyPayload());
        if (failAfter-- == 0) {
            throw new Refused();
        }
        told = false;
        least = 0;
        next++;
    }

    @Override
    public boolean onMessage(Lane lane, MessageView message) {
        onMessage(message);
        return true;
    }

    @Override
    public void onGap(Lane lane, long lost) {
        onGap(lost);
    }
}
