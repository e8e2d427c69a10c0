package chronicle.stress;

import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A record is seen whole or not at all. */
@JCStressTest
@Outcome(id = "nothing", expect = Expect.ACCEPTABLE, desc = "Not committed yet.")
@Outcome(id = "whole", expect = Expect.ACCEPTABLE, desc = "Header and payload, every byte.")
@Outcome(id = "torn", expect = Expect.FORBIDDEN, desc = "Committed, and something is missing.")
@State
public class CommitWordStress {

    private static final int AT = SegmentLayout.HEADER_LENGTH;
    private static final int LENGTH = 256;

    private final ByteBuffer segment = Memory.piece();

    @Actor
    public void writer() {
        Records.append(segment, AT, LENGTH);
    }

    @Actor
    public void reader(L_Result result) {
        if (RecordLayout.commitWord(segment, AT) == 0) {
            result.r1 = "nothing";
        } else {
            result.r1 = Records.isWhole(segment, AT, LENGTH) ? "whole" : "torn";
        }
    }
}
