package chronicle.testkit.crash;

import chronicle.core.FanInOptions;
import chronicle.core.Ordering;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.engine.MappedQueues;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.PositionLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.OperatingSystem;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the life of a merge again and again, {@code FOLDER}, and takes late errors as they
 * come: says how many it was told of, and ends when anything else is wrong.
 */
final class StruckMergeChild {

    static final String TOLD = "told";
    static final int LANES = 7;

    /** In one of so many lives there is a lane whose file is cut off. */
    private static final int CUT_OFF_EVERY = 5;

    private static final String READER = "merge";
    private static final List<FanInOptions> OPTIONS =
            List.of(
                    FanInOptions.DEFAULTS,
                    FanInOptions.DEFAULTS.withStoreEvery(1000),
                    FanInOptions.DEFAULTS.withOrdering(Ordering.ROUND_ROBIN),
                    FanInOptions.DEFAULTS.withOrderWaitNs(1000));

    private final Path folder;
    private final SmallSets sets = new SmallSets();
    private final Queues queues = new MappedQueues(sets.over(OperatingSystem.best()));
    private final List<QueueWriter> writers = new ArrayList<>();

    private StruckMergeChild(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Progress told = new Progress(folder.resolve(TOLD));
        StruckMergeChild child = new StruckMergeChild(folder);
        for (int i = 0; i < LANES; i++) {
            child.writers.add(
                    child.queues.openWriter(child.queue(i), Records.options(System::nanoTime)));
        }
        for (int round = 0; ; round++) {
            FanInOptions options = OPTIONS.get(round % OPTIONS.size());
            boolean sound = round % CUT_OFF_EVERY != 0;
            int known = child.round(options, round % 2 == 0, sound);
            // An error in closing a merge that has such a lane is nobody's to know any more.
            told.set(sound ? known : Math.max(1, known));
        }
    }

    private Path queue(int lane) {
        return folder.resolve("lane-" + lane);
    }

    /** Where a life begins, for a debugger. */
    private static void begin() {}

    /** Where it has ended. */
    private static void end() {}

    private int round(FanInOptions options, boolean verifies, boolean sound) throws Exception {
        if (sound) {
            return round(options, verifies, null);
        }
        try (CutOffLane bad = new CutOffLane(queues, folder.resolve("cut-off"))) {
            return round(options, verifies, bad);
        }
    }

    private int round(FanInOptions options, boolean verifies, CutOffLane bad) throws Exception {
        List<QueueReader> readers = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            ReaderOptions named = ReaderOptions.named(READER).withStart(StartMode.RESUME);
            readers.add(queues.openReader(queue(i), named));
        }
        begin();
        StruckMerge merge = new StruckMerge(queues, options, readers, writers, sets, verifies);
        merge.live(bad);
        end();
        for (int i = 0; i < LANES; i++) {
            requireStored(i, readers.get(i));
            requireNobodyAnnounced(i);
            readers.get(i).close();
        }
        Await.until("the helpers to end", StruckMergeChild::noHelperIsLeft);
        return merge.told();
    }

    private void requireStored(int lane, QueueReader reader) throws IOException {
        ByteBuffer file = bytes(queue(lane).resolve("readers/" + READER + ".meta"));
        int slot = PositionLayout.newestSlot(file);
        long segment = file.getLong(slot + PositionLayout.SEGMENT_ID);
        long offset = file.getLong(slot + PositionLayout.OFFSET);
        if (segment != reader.segmentId() || offset != reader.offset()) {
            throw new AssertionError(
                    "position was left behind lane="
                            + lane
                            + " stored="
                            + segment
                            + " "
                            + offset
                            + " read="
                            + reader.segmentId()
                            + " "
                            + reader.offset());
        }
    }

    private void requireNobodyAnnounced(int lane) throws IOException {
        int waiters =
                bytes(queue(lane).resolve(QueueFiles.CONTROL))
                        .getInt(ControlLayout.WAITERS_PENDING);
        if (waiters != 0) {
            throw new AssertionError("announced lane=" + lane + " waiters_pending=" + waiters);
        }
    }

    private static ByteBuffer bytes(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean noHelperIsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(each -> each.getName().startsWith("chronicle-sleep-"));
    }
}
