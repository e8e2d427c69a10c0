package chronicle.testkit.crash;

import chronicle.core.Claim;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The writing process of the crash tests: {@code TASK FOLDER NUMBER}. */
final class WriterChild {

    static final String QUEUE = "queue";
    static final String PROGRESS = "written";

    private static final int FEW_SEGMENTS = 6;

    private final QueueWriter writer;
    private final Records.Clock clock;

    /** The next seq, as it was when the last call returned. */
    private final Progress progress;

    private WriterChild(QueueWriter writer, Records.Clock clock, Progress progress) {
        this.writer = writer;
        this.clock = clock;
        this.progress = progress;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        long number = Long.parseLong(arguments[2]);
        Records.Clock clock = new Records.Clock();
        WriterOptions options = Records.options(clock).withRetention(retention(arguments[0]));
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(folder.resolve(QUEUE), options)) {
            WriterChild child =
                    new WriterChild(writer, clock, new Progress(folder.resolve(PROGRESS)));
            switch (arguments[0]) {
                case "append", "ring", "follow" -> child.append(new Random(number));
                case "few" -> child.appendFew(number);
                case "hold" -> child.hold();
                case "flood" -> child.flood(number);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.out.println("done");
    }

    private static Retention retention(String task) {
        Retention few = Retention.WHEN_READ.withMaxSegments(FEW_SEGMENTS);
        return switch (task) {
            case "ring" -> few.whenFull(WhenFull.DROP_OLDEST);
            case "follow" -> few.blockingFor(Duration.ofMinutes(1));
            default -> Retention.KEEP_ALL;
        };
    }

    /** Writes in every way there is, until killed. */
    private void append(Random random) {
        System.out.println("started");
        while (true) {
            write(random.nextInt(24));
            progress.set(writer.nextSeq());
        }
    }

    private void write(int way) {
        long seq = writer.nextSeq();
        clock.next(seq);
        switch (way) {
            case 0 -> writer.seal();
            case 1 -> writer.flush();
            case 2 -> claimInVain(seq);
            case 3, 4 -> claim(seq).commit(Records.timestamp(seq));
            case 5, 6, 7 -> claim(seq).commit();
            case 8, 9, 10 -> writer.append(Records.type(seq), padded(seq), 3, Records.length(seq));
            case 11, 12, 13 -> writer.append(Records.type(seq), direct(seq));
            case 14, 15, 16 -> writer.append(Records.type(seq), Records.timestamp(seq), heap(seq));
            default -> writer.append(Records.type(seq), Records.payload(seq));
        }
    }

    private Claim claim(long seq) {
        Claim claim = writer.claim(Records.type(seq), Records.length(seq));
        claim.payload().put(Records.payload(seq));
        return claim;
    }

    private void claimInVain(long seq) {
        try (Claim claim = claim(seq)) {
            claim.abort();
        }
    }

    private static byte[] padded(long seq) {
        byte[] payload = Records.payload(seq);
        byte[] padded = new byte[payload.length + 5];
        System.arraycopy(payload, 0, padded, 3, payload.length);
        return padded;
    }

    private static ByteBuffer heap(long seq) {
        return ByteBuffer.wrap(Records.payload(seq));
    }

    private static ByteBuffer direct(long seq) {
        byte[] payload = Records.payload(seq);
        return ByteBuffer.allocateDirect(payload.length).put(payload).flip();
    }

    /** Opens, which is what matters, appends a little and closes in order. */
    private void appendFew(long records) {
        for (long i = 0; i < records; i++) {
            Records.append(writer, clock, 1);
            progress.set(writer.nextSeq());
        }
    }

    private void hold() throws InterruptedException {
        System.out.println("epoch " + writer.epoch());
        Thread.currentThread().join();
    }

    /** Appends in bursts, with pauses in which a parking reader falls asleep. */
    private void flood(long messages) {
        Random random = new Random(messages);
        int burst = 0;
        while (writer.nextSeq() < messages) {
            Records.append(writer, clock, 1);
            progress.set(writer.nextSeq());
            if (burst-- == 0) {
                burst = random.nextInt(1000);
                LockSupport.parkNanos(random.nextInt(100_000));
            }
        }
    }
}
