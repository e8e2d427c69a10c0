package chronicle.bench.jmh;

import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Stores a reader's position in its mapped file. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PositionBenchmark {

    private Queues queues;
    private QueueReader reader;

    @Setup(Level.Trial)
    public void open() {
        queues = Queues.create();
        reader =
                queues.openReader(
                        FilledQueue.of(queues, 1),
                        ReaderOptions.named("jmh").withStoreEachPoll(false));
        reader.poll(message -> {}, 1);
    }

    @TearDown(Level.Trial)
    public void close() {
        reader.close();
        queues.close();
    }

    @Benchmark
    public void storePosition() {
        reader.storePosition();
    }
}
