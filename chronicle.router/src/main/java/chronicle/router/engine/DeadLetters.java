package chronicle.router.engine;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.bus.handler.DeadLetter;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps orders that are given up in {@code orders_dead} of their strategy. The queue is opened with
 * the first of them and closed with the strategy's others. Control thread.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.router");

    /** Of a queue that is made, unless its first letter needs more. */
    static final int SEGMENT_SIZE = 1 << 20;

    /** What nobody reads does not fill the disk: 64 MiB for each strategy. */
    static final int MOST_SEGMENTS = 64;

    private static final int PAGE = 4096;

    /** Of a segment's header and a record's, less would do. */
    private static final int OVERHEAD = DeadLetter.LONGEST_LINE + 256;

    private static final class Kept {
        final QueueWriter queue;
        final Seldom told = new Seldom();

        Kept(QueueWriter queue) {
            this.queue = queue;
        }
    }

    private final Queues queues;
    private final Notifier notifier;
    private final Map<StrategyId, Kept> open = new HashMap<>();

    DeadLetters(Queues queues, Notifier notifier) {
        this.queues = queues;
        this.notifier = notifier;
    }

    /**
     * @throws RuntimeException why it is not kept
     */
    void keep(StrategyEndpoints endpoints, DeadLetter letter) {
        byte[] encoded = letter.encoded();
        Kept kept = open.get(endpoints.strategy());
        if (kept == null) {
            kept = new Kept(openQueue(endpoints, encoded.length));
            open.put(endpoints.strategy(), kept);
        }
        if (encoded.length > kept.queue.maxPayload()) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "the order is larger than segments of this queue allow, move the queue away and"
                            + " it is made with larger ones path="
                            + kept.queue.directory()
                            + " length="
                            + letter.payload().length
                            + " segment_size="
                            + kept.queue.segmentSize());
        }
        kept.queue.append(letter.typeId(), letter.timestampNs(), ByteBuffer.wrap(encoded));
        tell(kept, letter);
    }

    private QueueWriter openQueue(StrategyEndpoints endpoints, int length) {
        endpoints.makeOrdersDead();
        long needed = Math.max(SEGMENT_SIZE, (long) length + OVERHEAD);
        return queues.openWriter(
                endpoints.ordersDead(),
                WriterOptions.DEFAULTS
                        .withExistingDirectory()
                        .withSegmentSize((needed + PAGE - 1) / PAGE * PAGE)
                        .withRetention(Retention.WHEN_READ.withMaxSegments(MOST_SEGMENTS)));
    }

    private void tell(Kept kept, DeadLetter letter) {
        long orders = kept.told.count(this, System.nanoTime());
        if (orders == 0) {
            LOG.debug(
                    "order is given up strategy={} seq={} reason={}",
                    letter.strategy(),
                    letter.seq(),
                    letter.reason());
            return;
        }
        notifier.problem(
                "order is given up and kept in orders_dead strategy="
                        + letter.strategy()
                        + " seq="
                        + letter.seq()
                        + " orders="
                        + orders
                        + " reason="
                        + letter.reason());
    }

    /** Nothing happens where none was kept. */
    void close(StrategyId strategy) {
        Kept kept = open.remove(strategy);
        if (kept != null) {
            kept.queue.close();
        }
    }
}
