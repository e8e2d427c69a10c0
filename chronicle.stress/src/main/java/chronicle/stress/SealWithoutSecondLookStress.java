package chronicle.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Control experiment to {@link SealStress}: a reader that does not look again loses the record. */
@JCStressTest
@Outcome(id = "read", expect = Expect.ACCEPTABLE, desc = "Seen at the only look.")
@Outcome(id = "stays", expect = Expect.ACCEPTABLE, desc = "Nothing there and not sealed yet.")
@Outcome(
        id = "skipped",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "What the second look is for.")
@State
public class SealWithoutSecondLookStress {

    private final Roll roll = new Roll();

    @Actor
    public void writer() {
        roll.commitAndRoll();
    }

    @Actor
    public void reader(L_Result result) {
        if (roll.isCommitted()) {
            result.r1 = "read";
        } else {
            result.r1 = roll.isLeft() ? "skipped" : "stays";
        }
    }
}
