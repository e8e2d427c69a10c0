package chronicle.core.engine;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.Words;
import chronicle.stress.Memory;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * Control experiment to {@link SleepWakeStress}: the same steps with release and acquire, which let
 * each side's load pass its own store.
 */
@JCStressTest
@Outcome(id = "sees, .*", expect = Expect.ACCEPTABLE, desc = "Seen.")
@Outcome(id = "(refused|sleeps), wakes", expect = Expect.ACCEPTABLE, desc = "Woken.")
@Outcome(
        id = "(refused|sleeps), quiet",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "What sequential consistency is for.")
@State
public class SleepWakeWithoutFencesStress {

    private static final int AT = SegmentLayout.HEADER_LENGTH;

    private final Sleepers sleepers = new Sleepers();
    private final ByteBuffer block = sleepers.block();
    private final ByteBuffer segment = Memory.piece();

    private boolean waiterSeen;

    @Actor
    public void writer() {
        RecordLayout.publish(segment, AT, 0);
        Words.setIntRelease(block, ControlLayout.NOTIFY_SEQ, 1);
        waiterSeen = Words.getIntAcquire(block, ControlLayout.WAITERS_PENDING) != 0;
    }

    @Actor
    public void reader(LL_Result result) {
        Words.setIntRelease(block, ControlLayout.WAITERS_PENDING, 1);
        int seen = Words.getIntAcquire(block, ControlLayout.NOTIFY_SEQ);
        if (RecordLayout.commitWord(segment, AT) != 0) {
            result.r1 = "sees";
        } else {
            result.r1 = sleepers.sleep(seen);
        }
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = waiterSeen ? "wakes" : "quiet";
    }
}
