package chronicle.core.os;

import com.sun.jna.LastErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a thread sleeps on many words. */
final class WaitSets {

    private static final Logger LOG = LoggerFactory.getLogger(WaitSets.class);

    private WaitSets() {}

    /** What takes the most words, of what this kernel (and what filters its calls) has. */
    static WaitSet best(boolean rings) {
        if (rings && Uring.isThere()) {
            try {
                return new UringWaitSet();
            } catch (LastErrorException e) {
                LOG.debug("no io_uring more, futex_waitv does it errno={}", e.getErrorCode());
            }
        }
        return FutexWaitSet.isThere() ? new FutexWaitSet() : new PollingWaitSet();
    }
}
