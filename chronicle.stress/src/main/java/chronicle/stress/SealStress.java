package chronicle.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A reader that leaves a sealed segment has seen its last record: it looks again after the seal.
 */
@JCStressTest
@Outcome(id = "read", expect = Expect.ACCEPTABLE, desc = "Seen at the first look.")
@Outcome(id = "stays", expect = Expect.ACCEPTABLE, desc = "Nothing there and not sealed yet.")
@Outcome(id = "read later", expect = Expect.ACCEPTABLE, desc = "Seen at the look after the seal.")
@Outcome(id = "torn", expect = Expect.FORBIDDEN, desc = "Committed, and something is missing.")
@Outcome(id = "skipped", expect = Expect.FORBIDDEN, desc = "Left the segment and lost the record.")
@State
public class SealStress {

    private final Roll roll = new Roll();

    @Actor
    public void writer() {
        roll.commitAndRoll();
    }

    @Actor
    public void reader(L_Result result) {
        if (roll.isCommitted()) {
            result.r1 = roll.isWhole() ? "read" : "torn";
        } else if (!roll.isLeft()) {
            result.r1 = "stays";
        } else if (roll.isCommitted()) {
            result.r1 = roll.isWhole() ? "read later" : "torn";
        } else {
            result.r1 = "skipped";
        }
    }
}
