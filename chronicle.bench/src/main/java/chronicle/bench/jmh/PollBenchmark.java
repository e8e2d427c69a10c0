package chronicle.bench.jmh;

import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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

/** Reads a queue from its start: each payload checked against its CRC and read word by word. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class PollBenchmark {

    private static final int MESSAGES = 2_000_000;
    private static final int BATCH = 256;

    private Queues queues;
    private Path queue;
    private QueueReader reader;
    private long sum;

    /** Made once: a poll must not allocate. */
    private final MessageHandler taker = this::take;

    @Setup(Level.Trial)
    public void fill() {
        queues = Queues.create();
        queue = FilledQueue.of(queues, MESSAGES);
    }

    @Setup(Level.Iteration)
    public void rewind() {
        if (reader != null) {
            reader.close();
        }
        reader = queues.openReader(queue, ReaderOptions.named("jmh").withStart(StartMode.EARLIEST));
    }

    @TearDown(Level.Trial)
    public void close() {
        reader.close();
        queues.close();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long poll() {
        int count = 0;
        while (count < MESSAGES) {
            count += reader.poll(taker, BATCH);
        }
        return sum;
    }

    private void take(MessageView message) {
        ByteBuffer payload = message.payload();
        int start = payload.position();
        for (int at = 0; at < FilledQueue.PAYLOAD; at += Long.BYTES) {
            sum += payload.getLong(start + at);
        }
    }
}
