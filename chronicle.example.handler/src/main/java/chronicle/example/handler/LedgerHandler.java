package chronicle.example.handler;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.core.Claim;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes every order exactly once, although the router delivers at least once: it appends orders to
 * a ledger, a queue of its own, each under its name {@code (strategy, incarnation, seq)}.
 *
 * <p>What makes it exact is that the effect and the memory of it are one: an order is done when,
 * and only when, its record in the ledger is committed, which is one store of a word. When it is
 * opened, the last seq of each incarnation is read back from the ledger itself; an order that is
 * not beyond it was done before, and is passed over. A table of seqs beside the effect could be
 * ahead of it or behind when the process is killed between the two; so whatever your handler does
 * has to be written together with the order's name, here in one record, elsewhere in one
 * transaction of a database.
 *
 * <p>Handlers of a lower rank are called for a repeated order too: their replies may have been lost
 * with the crash, so an acknowledgement behind this handler says that the order is in the ledger.
 *
 * <p>Holds over any end of the process. Over a power failure as well if the ledger is flushed
 * before the router stores its position, that is with {@link QueueWriter#flush()} in every call.
 * Thread-safe. Nothing is allocated for an order. Opening reads the whole ledger.
 */
public final class LedgerHandler implements OrderHandler, AutoCloseable {

    /** How far one incarnation of a strategy is in the ledger. */
    private static final class Account {
        final byte[] names;
        long lastSeq = -1;

        Account(String strategy, String incarnation) {
            names = LedgerEntry.names(strategy, incarnation);
        }
    }

    private static final int BATCH = 1_000;

    private final QueueWriter ledger;
    private final Map<String, Map<String, Account>> accounts = new HashMap<>();
    private long repeated;

    private LedgerHandler(QueueWriter ledger) {
        this.ledger = ledger;
    }

    /**
     * Opens the ledger, or makes it.
     *
     * @param directory of the ledger's queue; of one bus, since another one may have strategies of
     *     the same names
     * @param segmentSize bytes of a segment of a new ledger; an order has to fit with some hundred
     *     bytes more
     * @throws QueueException LOCKED when it is open already, CORRUPT, DISK_FULL, IO
     */
    public static LedgerHandler open(Queues queues, Path directory, long segmentSize) {
        WriterOptions options =
                WriterOptions.DEFAULTS
                        .withSegmentSize(segmentSize)
                        .withRetention(Retention.KEEP_ALL);
        LedgerHandler handler = new LedgerHandler(queues.openWriter(directory, options));
        try (QueueBrowser entries = queues.browse(directory, StartMode.EARLIEST)) {
            while (entries.poll(entry -> handler.remember(LedgerEntry.of(entry)), BATCH) > 0) {
                continue;
            }
            return handler;
        } catch (RuntimeException | Error e) {
            handler.close();
            throw e;
        }
    }

    private void remember(LedgerEntry entry) {
        account(entry.strategy(), entry.incarnation()).lastSeq = entry.seq();
    }

    @Override
    public synchronized void onOrder(Order order, Reply reply) {
        Account account = account(order.strategy().name(), order.incarnation());
        if (order.seq() <= account.lastSeq) {
            repeated++;
            return;
        }
        append(order, account);
        account.lastSeq = order.seq();
    }

    /** Orders that came again since it was opened. Any thread. */
    public synchronized long repeated() {
        return repeated;
    }

    private Account account(String strategy, String incarnation) {
        Map<String, Account> incarnations = accounts.get(strategy);
        if (incarnations == null) {
            incarnations = new HashMap<>();
            accounts.put(strategy, incarnations);
        }
        Account account = incarnations.get(incarnation);
        if (account == null) {
            account = new Account(strategy, incarnation);
            incarnations.put(incarnation, account);
        }
        return account;
    }

    private void append(Order order, Account account) {
        int length = LedgerEntry.NAMES + account.names.length + order.length();
        try (Claim claim = ledger.claim(order.typeId(), length)) {
            ByteBuffer entry = claim.payload();
            entry.putLong(order.seq());
            entry.putLong(order.timestampNs());
            entry.put(account.names);
            entry.put(order.payload());
            claim.commit();
        }
    }

    @Override
    public synchronized void close() {
        ledger.close();
    }
}
