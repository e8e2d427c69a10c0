package chronicle.bench.jmh;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.router.engine.DataPolicy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Merges queues, as a router does. Their messages were written in turns, so that the merge changes
 * the lane with every message.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 20)
@Measurement(iterations = 30)
public class FanInBenchmark {

    private static final int MESSAGES = 2_000_000;
    private static final int BATCH = 256;

    /** As the router merges, unless it is told otherwise. */
    private static final FanInOptions ROUTERS = DataPolicy.DEFAULTS.order();

    /** How many lanes have messages, of how many. */
    @Param({"1/1", "8/8", "64/64", "1000/1000", "1/1000"})
    private String lanes;

    private final List<QueueReader> readers = new ArrayList<>();
    private Queues queues;
    private final List<Path> directories = new ArrayList<>();
    private FanInReader merge;
    private long sum;

    /** Made once: a poll must not allocate. */
    private final FanInHandler taker = this::take;

    @Setup(Level.Trial)
    public void fill() {
        queues = Queues.create();
        int active = Integer.parseInt(lanes.substring(0, lanes.indexOf('/')));
        int all = Integer.parseInt(lanes.substring(lanes.indexOf('/') + 1));
        directories.addAll(FilledQueue.inTurns(queues, active, MESSAGES));
        if (all > active) {
            directories.addAll(FilledQueue.inTurns(queues, all - active, 0));
        }
    }

    @Setup(Level.Iteration)
    public void rewind() {
        closeLanes();
        merge = queues.fanIn(ROUTERS);
        for (Path lane : directories) {
            QueueReader reader =
                    queues.openReader(
                            lane, ReaderOptions.named("jmh").withStart(StartMode.EARLIEST));
            readers.add(reader);
            merge.add(lane.toString(), reader, null);
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        closeLanes();
        queues.close();
    }

    private void closeLanes() {
        if (merge != null) {
            merge.close();
        }
        readers.forEach(QueueReader::close);
        readers.clear();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long pollLanes() {
        int count = 0;
        while (count < MESSAGES) {
            count += merge.poll(taker, BATCH);
        }
        return sum;
    }

    private boolean take(Lane lane, MessageView message) {
        ByteBuffer payload = message.payload();
        int start = payload.position();
        for (int at = 0; at < FilledQueue.PAYLOAD; at += Long.BYTES) {
            sum += payload.getLong(start + at);
        }
        return true;
    }
}
