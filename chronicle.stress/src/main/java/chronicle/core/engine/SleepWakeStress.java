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

/** No wake-up is lost: a reader sees the record, or is kept from sleeping, or is woken. */
@JCStressTest
@Outcome(id = "sees, quiet", expect = Expect.ACCEPTABLE, desc = "Seen; the writer saw no waiter.")
@Outcome(id = "sees, wakes", expect = Expect.ACCEPTABLE, desc = "Seen; a wake for nobody.")
@Outcome(id = "refused, wakes", expect = Expect.ACCEPTABLE, desc = "notify_seq had moved already.")
@Outcome(id = "sleeps, wakes", expect = Expect.ACCEPTABLE, desc = "Sleeps until it is woken.")
@Outcome(id = "refused, quiet", expect = Expect.FORBIDDEN, desc = "An announced waiter overlooked.")
@Outcome(id = "sleeps, quiet", expect = Expect.FORBIDDEN, desc = "Sleeps beside a record: lost.")
@State
public class SleepWakeStress {

    private static final int AT = SegmentLayout.HEADER_LENGTH;

    private final Sleepers sleepers = new Sleepers();
    private final ByteBuffer segment = Memory.piece();

    @Actor
    public void writer() {
        RecordLayout.publish(segment, AT, 0);
        sleepers.control().signal();
    }

    @Actor
    public void reader(LL_Result result) {
        ControlBlock control = sleepers.control();
        control.announceWaiter();
        int seen = control.notifySeq();
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
