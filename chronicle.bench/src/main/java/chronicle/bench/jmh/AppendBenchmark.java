package chronicle.bench.jmh;

import chronicle.core.Claim;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ways to append 64 bytes. An iteration is one shot of nearly a segment's worth of messages into a
 * segment that was prepared before; it orders the next one halfway, as the steady state does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class AppendBenchmark {

    private static final int MESSAGES = 1_000_000;
    private static final int TYPE = 1;
    private static final int PAYLOAD = 64;

    /** Old segments go by themselves. */
    private static final WriterOptions RING =
            WriterOptions.DEFAULTS.withRetention(
                    Retention.WHEN_READ
                            .withMaxSegments(4)
                            .whenFull(Retention.WhenFull.DROP_OLDEST));

    private final byte[] array = new byte[PAYLOAD];
    private final ByteBuffer heap = ByteBuffer.allocate(PAYLOAD);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(PAYLOAD);

    private Queues queues;
    private QueueWriter writer;

    @Setup(Level.Trial)
    public void open() {
        queues = Queues.create();
        writer = queues.openWriter(BenchFolder.fresh(), RING);
    }

    @Setup(Level.Iteration)
    public void nextSegment() {
        // Waits for the segment that the last shot ordered; at first there is nothing to seal.
        if (writer.nextSeq() > 0) {
            writer.seal();
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        writer.close();
        queues.close();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void appendArray() {
        for (int i = 0; i < MESSAGES; i++) {
            writer.append(TYPE, array);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void appendHeapBuffer() {
        for (int i = 0; i < MESSAGES; i++) {
            writer.append(TYPE, heap);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void appendDirectBuffer() {
        for (int i = 0; i < MESSAGES; i++) {
            writer.append(TYPE, direct);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void claimAndCommit() {
        for (int i = 0; i < MESSAGES; i++) {
            Claim claim = writer.claim(TYPE, PAYLOAD);
            ByteBuffer payload = claim.payload();
            int start = payload.position();
            for (int at = 0; at < PAYLOAD; at += Long.BYTES) {
                payload.putLong(start + at, i);
            }
            claim.commit();
        }
    }
}
