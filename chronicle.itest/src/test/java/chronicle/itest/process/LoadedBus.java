package chronicle.itest.process;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueInfo;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A bus whose strategies, one thread each, send as fast as they are acknowledged, never more than a
 * few thousand orders ahead, until they are told to finish. An acknowledgement that leaves one out
 * fails; one that repeats is counted.
 */
public final class LoadedBus implements AutoCloseable {

    private static final int AHEAD = 2_000;
    private static final int LONGEST = 300;

    /** Small, so that kills meet rolls and segments that go. */
    private static final SessionOptions OPTIONS =
            SessionOptions.DEFAULTS.withWriter(WriterOptions.DEFAULTS.withSegmentSize(64 << 10));

    private final BusLayout layout;
    private final Queues queues = Queues.create();
    private final List<Sender> senders = new ArrayList<>();
    private volatile boolean finish;

    public LoadedBus(Path root, int strategies, long seed) {
        layout = new BusLayout(root);
        for (int i = 0; i < strategies; i++) {
            Sender sender = new Sender(new StrategyId("s" + i), new Random(seed + i));
            senders.add(sender);
            sender.thread.start();
        }
        for (Sender sender : senders) {
            Await.until(
                    "sends: " + sender,
                    () -> sender.sent > 0 || sender.failure != null,
                    () -> sender);
        }
        check();
    }

    /** Which of the strategies it is. */
    static int number(StrategyId strategy) {
        return Integer.parseInt(strategy.name(), 1, strategy.name().length(), 10);
    }

    public BusLayout layout() {
        return layout;
    }

    /** Lets them send no more, and waits until all that was sent is acknowledged. */
    public void finish() {
        finish = true;
        for (Sender sender : senders) {
            Await.until("acknowledged: " + sender, () -> !sender.thread.isAlive());
        }
        check();
    }

    /** Fails when a strategy failed. */
    public void check() {
        for (Sender sender : senders) {
            if (sender.failure != null) {
                throw new AssertionError("strategy failed " + sender, sender.failure);
            }
        }
    }

    /** The number that an order or its acknowledgement begins with. */
    public static long orderId(byte[] text) {
        String id = new String(text, StandardCharsets.US_ASCII).split(" ", 2)[0];
        return Long.parseLong(id.substring("order_id=".length()));
    }

    /** Waits until each has sent as much as it may without an acknowledgement. */
    public void awaitFull() {
        for (Sender sender : senders) {
            Await.until(
                    "waits for acknowledgements: " + sender,
                    () -> sender.sent - sender.acknowledged >= AHEAD || sender.failure != null,
                    () -> sender);
        }
        check();
    }

    /** Waits until each has been acknowledged so many more orders. */
    public void awaitAcknowledged(int more) {
        long[] before = senders.stream().mapToLong(sender -> sender.acknowledged).toArray();
        for (int i = 0; i < before.length; i++) {
            Sender sender = senders.get(i);
            long enough = before[i] + more;
            Await.until(
                    "goes on: " + sender,
                    () -> sender.acknowledged >= enough || sender.failure != null,
                    () -> sender);
        }
        check();
    }

    /** Acknowledgements that came more than once. */
    public long repeated() {
        return senders.stream().mapToLong(sender -> sender.repeated).sum();
    }

    /** How many orders were sent; of meaning after {@link #finish()}. */
    public long sent(int strategy) {
        return senders.get(strategy).sent;
    }

    /** The seq of the order at the stored position of this reader, 0 when it has none. */
    public long storedSeq(int strategy, String reader) {
        Path queue = layout.endpoints(senders.get(strategy).id).ordersOut();
        QueueInfo.Reader stored =
                queues.inspect(queue).readers().stream()
                        .filter(each -> each.name().equals(reader))
                        .findFirst()
                        .orElse(null);
        if (stored == null) {
            return 0;
        }
        long[] found = {-1, -1};
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            while (found[0] < 0 && browser.poll(message -> look(message, stored, found), 1) > 0) {
                continue;
            }
        }
        return found[0] >= 0 ? found[0] : found[1] + 1;
    }

    private static void look(MessageView message, QueueInfo.Reader stored, long[] found) {
        boolean before =
                message.segmentId() < stored.segmentId()
                        || message.segmentId() == stored.segmentId()
                                && message.offset() < stored.offset();
        found[before ? 1 : 0] = message.seq();
    }

    @Override
    public void close() {
        for (Sender sender : senders) {
            sender.thread.interrupt();
        }
        for (Sender sender : senders) {
            Await.until("ended: " + sender, () -> !sender.thread.isAlive());
        }
        queues.close();
    }

    private final class Sender {

        private final StrategyId id;
        private final Random random;
        private final Thread thread;
        private volatile long sent;
        private volatile Throwable failure;
        private volatile long acknowledged;
        private volatile long repeated;

        Sender(StrategyId id, Random random) {
            this.id = id;
            this.random = random;
            this.thread = new Thread(this::run, "strategy-" + id);
        }

        private void run() {
            try (StrategySession session = StrategySession.open(queues, layout, id, OPTIONS)) {
                session.ready();
                while (!(finish && acknowledged == sent)) {
                    if (!finish && sent - acknowledged < AHEAD) {
                        send(session);
                    } else {
                        session.awaitReplies(1_000_000);
                    }
                    session.pollReplies(this::onReply, AHEAD);
                }
            } catch (InterruptedException e) {
                // The test is over before its end, and says why itself.
                Thread.currentThread().interrupt();
            } catch (Throwable e) {
                failure = e;
            }
        }

        private void send(StrategySession session) {
            String text = "order_id=" + sent + " note=" + "x".repeat(random.nextInt(LONGEST));
            session.orders().append(2, text.getBytes(StandardCharsets.US_ASCII));
            sent = sent + 1;
        }

        private void onReply(MessageView reply) {
            long order = orderId(reply.copyPayload());
            if (order > acknowledged) {
                throw new AssertionError("order without ack seq=" + acknowledged + " ack=" + order);
            } else if (order < acknowledged) {
                repeated = repeated + 1;
            } else {
                acknowledged = order + 1;
            }
        }

        @Override
        public String toString() {
            return id + " sent=" + sent + " acknowledged=" + acknowledged;
        }
    }
}
