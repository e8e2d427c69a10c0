package chronicle.stress;

import chronicle.core.format.TailLock;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Both halves of the tail, when the sequence lock accepts them, are of the same tail. */
@JCStressTest
@Outcome(id = "first", expect = Expect.ACCEPTABLE, desc = "The tail before both moves.")
@Outcome(id = "second", expect = Expect.ACCEPTABLE, desc = "The tail after the first move.")
@Outcome(id = "third", expect = Expect.ACCEPTABLE, desc = "The tail after the second move.")
@Outcome(id = "refused", expect = Expect.ACCEPTABLE, desc = "A move was under way: look again.")
@Outcome(id = "mixed", expect = Expect.FORBIDDEN, desc = "Accepted, and halves of two tails.")
@State
public class TailLockStress {

    private final ByteBuffer control = Tails.control();
    private final long[] tail = new long[2];

    @Actor
    public void writer() {
        Tails.moveTwice(control);
    }

    @Actor
    public void reader(L_Result result) {
        result.r1 = TailLock.tryTake(control, tail) ? Tails.name(tail) : "refused";
    }
}
