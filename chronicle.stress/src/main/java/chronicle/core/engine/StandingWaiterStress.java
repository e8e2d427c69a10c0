package chronicle.core.engine;

import chronicle.core.format.RecordLayout;
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

/**
 * As {@link SleepWakeStress}, for a lane that has stayed announced since its last sleep: its reader
 * only loads notify_seq anew before it looks.
 */
@JCStressTest
@Outcome(id = "sees, wakes", expect = Expect.ACCEPTABLE, desc = "Seen; a wake for nobody.")
@Outcome(id = "refused, wakes", expect = Expect.ACCEPTABLE, desc = "notify_seq had moved already.")
@Outcome(id = "sleeps, wakes", expect = Expect.ACCEPTABLE, desc = "Sleeps until it is woken.")
@Outcome(id = ".*, quiet", expect = Expect.FORBIDDEN, desc = "A standing waiter overlooked.")
@State
public class StandingWaiterStress {

    private static final int AT = SegmentLayout.HEADER_LENGTH;

    private final Sleepers sleepers = new Sleepers();
    private final ByteBuffer segment = Memory.piece();

    public StandingWaiterStress() {
        sleepers.control().announceWaiter();
    }

    @Actor
    public void writer() {
        RecordLayout.publish(segment, AT, 0);
        sleepers.control().signal();
    }

    @Actor
    public void reader(LL_Result result) {
        int seen = sleepers.control().notifySeq();
        if (RecordLayout.commitWord(segment, AT) != 0) {
            result.r1 = "sees";
        } else {
            result.r1 = sleepers.sleep(seen);
        }
    }

    @Arbiter
    public void end(LL_Result result) {
        result.r2 = sleepers.wakeUp();
    }
}
