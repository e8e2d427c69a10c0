package chronicle.stress;

import chronicle.core.format.TailLock;
import java.nio.ByteBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Control experiment to {@link TailLockStress}: a reader that takes whatever it finds. */
@JCStressTest
@Outcome(id = "first", expect = Expect.ACCEPTABLE, desc = "The tail before both moves.")
@Outcome(id = "second", expect = Expect.ACCEPTABLE, desc = "The tail after the first move.")
@Outcome(id = "third", expect = Expect.ACCEPTABLE, desc = "The tail after the second move.")
@Outcome(id = "mixed", expect = Expect.ACCEPTABLE_INTERESTING, desc = "What the lock is for.")
@State
public class TailWithoutLockStress {

    private final ByteBuffer control = Tails.control();
    private final long[] tail = new long[2];

    @Actor
    public void writer() {
        Tails.moveTwice(control);
    }

    @Actor
    public void reader(L_Result result) {
        TailLock.tryTake(control, tail);
        result.r1 = Tails.name(tail);
    }
}
