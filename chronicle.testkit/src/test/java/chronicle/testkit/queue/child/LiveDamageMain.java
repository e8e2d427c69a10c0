package chronicle.testkit.queue.child;

import chronicle.core.Claim;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * {@code FOLDER}: damages one file of a queue that a writer and a reader of this process have open,
 * and lets both go on. Says for each case what either came to, then {@code alive}.
 */
public final class LiveDamageMain {

    private static final int SEGMENT = 1 << 16;
    private static final int PAYLOAD = 200;

    /** Ends in the second half of segment 2, so that segment 3 is there, or soon will be. */
    private static final int BEFORE = 558;

    private static final int AFTER = 1000;
    public static final int ROUNDS = 4;

    /** An idle reader looks at its files four times a second. */
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(600);

    /** It does so by the ticks of another thread, for which it may have to wait. */
    private static final long UNTIL_IT_FAILS_NS = TimeUnit.SECONDS.toNanos(60);

    private static final String FINE = "fine";

    /** Which file, as seen by a writer in segment 2 and a reader in segment 0 or 2. */
    private enum Target {
        TAIL("000000002.q"),
        NEXT("000000003.q"),
        OLD("000000000.q"),
        CONTROL("control.meta"),
        POSITION("readers/r.meta");

        private final String file;

        Target(String file) {
            this.file = file;
        }
    }

    /** What happens to it. */
    private enum Damage {
        EMPTY,
        HALF,
        UNLINKED
    }

    private final Path folder;
    private final Queues queues;

    private Path queue;
    private QueueWriter writer;
    private QueueReader reader;
    private String writing;
    private String reading;
    private long read;
    private int steps;
    private boolean claiming;

    private LiveDamageMain(Path folder, Queues queues) {
        this.folder = folder;
        this.queues = queues;
    }

    public static void main(String[] arguments) throws Exception {
        try (Queues queues = Queues.create()) {
            LiveDamageMain cases = new LiveDamageMain(Path.of(arguments[0]), queues);
            // Often enough that compiled code meets the damage as well as interpreted code.
            for (int round = 0; round < ROUNDS; round++) {
                for (Target target : Target.values()) {
                    for (Damage damage : Damage.values()) {
                        cases.run(round, target, damage);
                    }
                }
            }
        }
        Say.line("alive");
    }

    private void run(int round, Target target, Damage damage) throws Exception {
        String name = target + "-" + damage;
        queue = folder.resolve(name + "-" + round);
        Path file = queue.resolve(target.file);
        writing = FINE;
        reading = FINE;
        read = 0;
        writer = openWriter();
        reader = queues.openReader(queue, ReaderOptions.named("r"));
        for (int i = 0; i < BEFORE; i++) {
            append(3);
        }
        reader.poll(this::check, target == Target.OLD ? 1 + 10 * round : BEFORE);
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
        damage(file, damage);
        // Looking at the lag needs the file under its name.
        goOn(damage == Damage.UNLINKED ? 4 : 5, idleNs(target, damage));
        long behind = writer.nextSeq() - read;
        close(writer);
        close(reader);
        Say.line("case " + name + " writer=" + writing + " reader=" + reading + " left=" + behind);
    }

    /** For how long the reader is asked again when there is nothing more to read. */
    private static long idleNs(Target target, Damage damage) {
        if (damage == Damage.UNLINKED) {
            return 0;
        }
        return target == Target.NEXT ? IDLE_NS : UNTIL_IT_FAILS_NS;
    }

    private static void damage(Path file, Damage damage) throws IOException {
        if (damage == Damage.UNLINKED) {
            Files.delete(file);
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(damage == Damage.EMPTY ? 0 : channel.size() / 2);
        }
    }

    /**
     * Until the writer has failed or written enough, and the reader has failed or read it all. The
     * JVM may be late with the error of a truncated file, and then names neither side; the typed
     * error follows.
     */
    private void goOn(int ways, long idleNs) {
        steps = 0;
        boolean over = false;
        while (!over) {
            try {
                work(ways);
                drain(idleNs);
                over = true;
            } catch (InternalError e) {
                requireLate(e);
                replaceWriterThatLostItsClaim();
            }
        }
    }

    /** The error came between claim and close: nobody has the claim that the writer waits for. */
    private void replaceWriterThatLostItsClaim() {
        if (claiming) {
            claiming = false;
            writing = outcome(this::openWriterAnew, writing);
        }
    }

    private void openWriterAnew() {
        writer.close();
        writer = openWriter();
    }

    private QueueWriter openWriter() {
        return queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(SEGMENT));
    }

    private static void requireLate(InternalError error) {
        if (!error.getMessage().contains("unsafe memory access")) {
            throw error;
        }
    }

    private void work(int ways) {
        while (steps < AFTER && writing.equals(FINE)) {
            int way = steps++;
            writing = outcome(() -> append(way % 70), writing);
            if (reading.equals(FINE)) {
                reading = outcome(() -> read(way % ways), reading);
            }
        }
    }

    private void drain(long idleNs) {
        long last = System.nanoTime();
        while (reading.equals(FINE)) {
            long before = read;
            reading = outcome(() -> read(0), reading);
            if (read > before) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > idleNs) {
                return;
            }
        }
    }

    private static String outcome(Runnable call, String before) {
        try {
            call.run();
            return before;
        } catch (QueueException e) {
            return e.category().toString();
        }
    }

    private void append(int way) {
        long seq = writer.nextSeq();
        switch (way) {
            case 0 -> writer.flush();
            case 1, 11, 21 -> writer.heartbeat();
            case 2, 12, 22 -> abort(seq);
            default -> {
                switch (way % 4) {
                    case 0 -> writer.append(1, payload(seq).array());
                    case 1 -> writer.append(1, seq, payload(seq));
                    case 2 -> claim(seq);
                    default -> writer.append(1, direct(seq));
                }
            }
        }
    }

    private static ByteBuffer payload(long seq) {
        return ByteBuffer.allocate(PAYLOAD).putLong(0, seq);
    }

    private static ByteBuffer direct(long seq) {
        return ByteBuffer.allocateDirect(PAYLOAD).putLong(0, seq);
    }

    private void claim(long seq) {
        claiming = true;
        try (Claim claim = writer.claim(1, PAYLOAD)) {
            claim.payload().put(payload(seq).array());
            claim.commit();
        }
        claiming = false;
    }

    private void abort(long seq) {
        claiming = true;
        try (Claim claim = writer.claim(1, PAYLOAD)) {
            claim.payload().put(payload(seq).array());
        }
        claiming = false;
    }

    private void read(int way) {
        switch (way) {
            case 1 -> reader.storePosition();
            case 2 -> await();
            case 4 -> reader.lag();
            default -> reader.poll(this::check, 1000);
        }
    }

    private void await() {
        try {
            reader.await(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(MessageView message) {
        long content = Long.reverseBytes(message.payload().getLong(message.payload().position()));
        if (message.seq() != read || content != read) {
            throw new IllegalStateException(
                    "expected=" + read + " seq=" + message.seq() + " content=" + content);
        }
        read++;
    }

    /** Fails as the calls before did, or succeeds. */
    private static void close(AutoCloseable side) throws Exception {
        try {
            side.close();
        } catch (QueueException e) {
            Say.line("closing " + e.category());
        } catch (InternalError e) {
            requireLate(e);
        }
    }
}
