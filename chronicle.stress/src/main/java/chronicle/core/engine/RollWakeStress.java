package chronicle.core.engine;

import chronicle.core.format.SegmentLayout;
import chronicle.stress.Memory;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** As {@link SleepWakeStress}, for a reader at a segment's end while its writer rolls. */
@JCStressTest
@Outcome(id = "leaves, quiet", expect = Expect.ACCEPTABLE, desc = "Goes on in the next segment.")
@Outcome(id = "leaves, wakes", expect = Expect.ACCEPTABLE, desc = "Goes on; a wake for nobody.")
@Outcome(id = "refused, wakes", expect = Expect.ACCEPTABLE, desc = "notify_seq had moved already.")
@Outcome(id = "sleeps, wakes", expect = Expect.ACCEPTABLE, desc = "Sleeps until it is woken.")
@Outcome(id = "refused, quiet", expect = Expect.FORBIDDEN, desc = "An announced waiter overlooked.")
@Outcome(id = "sleeps, quiet", expect = Expect.FORBIDDEN, desc = "Sleeps at a finished segment.")
@State
public class RollWakeStress {

    private static final int OWN = 0;

    private final Sleepers sleepers = new Sleepers();
    private final ByteBuffer segment = Memory.piece();

    @Actor
    public void writer() {
        ControlBlock control = sleepers.control();
        control.moveTail(OWN + 1, SegmentLayout.HEADER_LENGTH);
        SegmentLayout.seal(segment);
        control.signal();
    }

    @Actor
    public void reader(LL_Result result) {
        ControlBlock control = sleepers.control();
        control.announceWaiter();
        int seen = control.notifySeq();
        if (control.currentSegment() > OWN && SegmentLayout.isSealed(segment)) {
            result.r1 = "leaves";
        } else {
            result.r1 = sleepers.sleep(seen);
        }
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = sleepers.wakeUp();
    }
}
