package chronicle.app.strategy;

import chronicle.app.message.DemoText;
import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.MessageView;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a strategy: takes its place on the bus, sends, reads acks, awaits the last ones,
 * gives the place back. All on the calling thread.
 */
public final class StrategyRun {

    private static final Logger LOG = LoggerFactory.getLogger(StrategyRun.class);
    private static final int BATCH = 64;
    private static final long SPIN_BELOW_NANOS = TimeUnit.MICROSECONDS.toNanos(150);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long ATTACH_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final StrategyPlan plan;
    private final Queues queues;
    private final StopSignal stop;

    public StrategyRun(StrategyPlan plan, Queues queues, StopSignal stop) {
        this.plan = plan;
        this.queues = queues;
        this.stop = stop;
    }

    /**
     * Runs to the end of the plan or to the stop.
     *
     * @return what became of the orders, acks may be missing
     */
    public StrategyResult run() throws InterruptedException {
        SessionOptions options = SessionOptions.DEFAULTS.withWriter(plan.writer());
        try (StrategySession session =
                StrategySession.open(queues, plan.bus(), plan.strategy(), options)) {
            QueueWriter writer = session.orders();
            if (plan.size() > writer.maxPayload()) {
                throw new CommandFailure(
                        "--size is more than the queue takes, at most "
                                + writer.maxPayload()
                                + " here: path="
                                + writer.directory());
            }
            session.ready();
            awaitAttachment(session);
            AckLedger ledger = new AckLedger(writer.nextSeq());
            try (OrderSource source = source()) {
                send(session, source, ledger);
            }
            drain(session, ledger);
            if (ledger.repeated() > 0) {
                LOG.warn(
                        "acks came more than once: strategy={} repeated={}",
                        plan.strategy(),
                        ledger.repeated());
            }
            return new StrategyResult(
                    plan.strategy().name(), ledger.sent(), ledger.acked(), ledger.rtt());
        }
    }

    private OrderSource source() {
        return plan.symbol().isPresent()
                ? new FollowedFeed(queues, plan.bus().feed(DemoText.FEED), plan.symbol().get())
                : new PacedOrders(plan.perSecond());
    }

    /**
     * A router that is there attaches within milliseconds, and its attaching is not part of an
     * order's way; without one the orders are written all the same and wait in the queue.
     */
    private void awaitAttachment(StrategySession session) throws InterruptedException {
        long start = System.nanoTime();
        while (!session.repliesAttached()
                && !stop.requested()
                && System.nanoTime() - start < ATTACH_WAIT_NANOS) {
            session.awaitReplies(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void send(StrategySession session, OrderSource source, AckLedger ledger)
            throws InterruptedException {
        QueueWriter writer = session.orders();
        OrderSource.Outlet outlet =
                (intended, symbol) -> {
                    long id = writer.nextSeq();
                    writer.append(DemoText.ORDER, DemoText.order(id, symbol, plan.size()));
                    ledger.sent(intended);
                };
        while (!stop.requested() && left(ledger) > 0) {
            int sent = source.send(outlet, Math.min(BATCH, left(ledger)));
            int read = readAcks(session, ledger);
            long idle = source.nanosToNext();
            if (sent == 0 && read == 0 && idle > SPIN_BELOW_NANOS) {
                session.awaitReplies(Math.min(LONGEST_WAIT_NANOS, idle - SPIN_BELOW_NANOS / 2));
            }
        }
    }

    private long left(AckLedger ledger) {
        return plan.orders() == 0 ? Long.MAX_VALUE : plan.orders() - ledger.sent();
    }

    private void drain(StrategySession session, AckLedger ledger) throws InterruptedException {
        long end = System.nanoTime() + plan.timeout().toNanos();
        boolean shortened = false;
        while (!ledger.complete() && end - System.nanoTime() > 0) {
            if (stop.requested() && !shortened) {
                shortened = true;
                end = Math.min(end, System.nanoTime() + plan.stopTimeout().toNanos());
            }
            session.awaitReplies(Math.min(LONGEST_WAIT_NANOS, end - System.nanoTime()));
            readAcks(session, ledger);
        }
    }

    private int readAcks(StrategySession session, AckLedger ledger) {
        return session.pollReplies(reply -> onReply(reply, ledger), BATCH);
    }

    private static void onReply(MessageView reply, AckLedger ledger) {
        if (reply.typeId() == DemoText.ACK) {
            ledger.acked(DemoText.orderId(reply.payload()), System.nanoTime());
        }
    }
}
