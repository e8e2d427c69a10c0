package chronicle.router.engine;

import chronicle.router.engine.HandlerPolicy.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what is done with an order that a handler has refused, and says it. Data thread. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.router");

    /** What is done. */
    enum What {
        /** It is handed out again after a pause. */
        AGAIN,
        /** Its lane is set aside. */
        QUARANTINE,
        /** It is kept elsewhere. */
        GIVE_UP
    }

    /**
     * @param pauseNs of meaning for AGAIN
     * @param reason of meaning for the others
     */
    record Verdict(What what, long pauseNs, String reason) {}

    private final Notifier notifier;
    private volatile HandlerPolicy policy;

    Refusals(Notifier notifier, HandlerPolicy policy) {
        this.notifier = notifier;
        this.policy = policy;
    }

    /** For orders that are refused from now on. Any thread. */
    void policy(HandlerPolicy changed) {
        policy = changed;
    }

    /**
     * @param among all who take orders
     * @param by the one of them that has refused the order at the lane's head
     */
    Verdict judge(Taker[] among, Taker by, StrategyLane from, Throwable why) {
        HandlerPolicy now = by.policy(policy);
        HeldOrder order = from.head;
        int times = order.refused(among);
        if (times <= now.retries()) {
            if (times == 1) {
                tell(by, from, why);
            }
            from.counters().handlerRetries.increment();
            return new Verdict(What.AGAIN, order.retryPauseNs(now.retryPause()), "");
        }
        String reason =
                "handler refuses an order for good handler="
                        + by.name()
                        + " seq="
                        + order.seq()
                        + " times="
                        + times
                        + " reason="
                        + OneLine.of(why);
        boolean quarantine = now.failure() == Failure.RETRY;
        return new Verdict(quarantine ? What.QUARANTINE : What.GIVE_UP, 0, reason);
    }

    /** Seldom: a strategy of whose orders each is refused would keep this thread busy writing. */
    private void tell(Taker by, StrategyLane from, Throwable why) {
        long orders = from.refusalsTold.count(by.handler(), System.nanoTime());
        if (orders == 0) {
            LOG.debug(
                    "handler failed strategy={} seq={} handler={} reason={}",
                    from.strategy(),
                    from.head.seq(),
                    by.name(),
                    OneLine.of(why));
            return;
        }
        notifier.problem(
                "handler failed, its strategy pauses and the order is delivered again strategy="
                        + from.strategy()
                        + " seq="
                        + from.head.seq()
                        + " orders="
                        + orders
                        + " handler="
                        + by.name()
                        + " reason="
                        + OneLine.of(why),
                why);
    }
}
