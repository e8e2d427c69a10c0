package chronicle.router.engine;

import java.util.concurrent.TimeUnit;

/**
 * Lets the first of a kind be said at once, and then one every ten seconds, not more often than
 * somebody reads: who is told is what an ill strategy must not flood. One thread.
 */
final class Seldom {

    static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(10);

    private Object last;
    private long saidNs;
    private long unsaid;

    /**
     * @param kind another one than the last time is news at once
     * @return how many there were since one was said, with this one, or 0 when it is to be left out
     */
    long count(Object kind, long nowNs) {
        unsaid++;
        if (kind.equals(last) && nowNs - saidNs < AGAIN_NS) {
            return 0;
        }
        long all = unsaid;
        last = kind;
        saidNs = nowNs;
        unsaid = 0;
        return all;
    }
}
