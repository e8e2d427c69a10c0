package chronicle.testkit.crash;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One life of a merge, whose owner carries on where a late error has come. */
final class StruckMerge implements FanInHandler {

    private static final long SHORT_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(10);

    /** In so many of them there is a roll. */
    private static final int MESSAGES = 12;

    private static final int LENGTHS = 160;

    private final List<QueueReader> readers;
    private final List<QueueWriter> writers;
    private final SmallSets sets;
    private final boolean verifies;
    private final Lane[] lanes = new Lane[StruckMergeChild.LANES];
    private final boolean[] in = new boolean[StruckMergeChild.LANES];

    /** The seq of each lane that was handed out last, and the next one that nobody has seen. */
    private final long[] last = new long[StruckMergeChild.LANES];

    private final long[] next = new long[StruckMergeChild.LANES];

    private FanInReader merge;
    private int others;
    private int told;

    /** What is to be done with the next message in hand. */
    private Step inHand;

    /** Something that may throw a late error. */
    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    /**
     * @param verifies whether the owner has lanes verified when an error comes to it
     */
    StruckMerge(
            Queues queues,
            FanInOptions options,
            List<QueueReader> readers,
            List<QueueWriter> writers,
            SmallSets sets,
            boolean verifies) {
        this.readers = readers;
        this.writers = writers;
        this.sets = sets;
        this.verifies = verifies;
        for (int i = 0; i < next.length; i++) {
            next[i] = writers.get(i).nextSeq();
            last[i] = next[i] - 1;
        }
        while (merge == null) {
            survive(() -> merge = queues.fanIn(options));
        }
    }

    /** How many errors its owner got to know. */
    int told() {
        return told;
    }

    /**
     * @param bad a lane whose file is cut off on the way, which explains all errors from then on;
     *     or null
     */
    void live(CutOffLane bad) throws Exception {
        while (bad != null && merge.size() == others) {
            survive(() -> bad.join(merge));
        }
        others = merge.size();
        append(0, 1, 2, 3, 4);
        for (int i = 0; i < 5; i++) {
            add(i);
        }
        poll(5);
        if (bad != null) {
            bad.cut();
        }
        survive(() -> merge.await(DEADLINE_NS));
        poll(3, () -> take(5));
        add(5);
        poll(100, () -> with(2, Lane::hold));
        while (lanes[2] != null && lanes[2].held()) {
            survive(() -> lanes[2].release());
        }
        drain();
        sleep();
        append(0, 3, 4, 5);
        survive(() -> merge.await(DEADLINE_NS));
        poll(100, () -> with(3, merge::remove));
        remove(3);
        add(3);
        add(6);
        drain();
        sleep();
        append(5, 6);
        survive(() -> with(6, merge::hasNext));
        remove(0);
        survive(() -> merge.wakeup());
        survive(() -> merge.await(DEADLINE_NS));
        drain();
        add(0);
        sleep();
        drain();
        for (int i = 0; i < lanes.length; i++) {
            wake(i);
        }
        poll(100);
        require(bad == null || !bad.isHeldInSilence(), "a lane failed, and nobody was told");
        survive(() -> merge.close());
        Thread.interrupted();
        require(merge.size() == 0, "lanes are left: " + merge.size());
    }

    private void survive(Step step) {
        try {
            step.run();
        } catch (InternalError e) {
            require(StruckChild.LATE.equals(e.getMessage()), "another error: " + e);
            told++;
            if (verifies && merge != null) {
                merge.verify(this);
            }
        } catch (InterruptedException e) {
            // So does a debugger where it strikes; nothing is lost by it either.
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private void append(int... which) {
        for (int i = 0; i < MESSAGES; i++) {
            for (int lane : which) {
                append(writers.get(lane));
            }
        }
    }

    private static void append(QueueWriter writer) {
        writer.append(1, new byte[length(writer.nextSeq())]);
    }

    /** Each message has another one. */
    private static int length(long seq) {
        return (int) (seq * 31 % LENGTHS);
    }

    /** An error may come when the lane is in already: its first message tells it then. */
    private void add(int lane) {
        int before = size();
        while (merge.size() == before) {
            survive(() -> take(lane));
        }
        in[lane] = true;
        require(merge.size() == size(), "size=" + merge.size() + " expected=" + size());
    }

    private void take(int lane) {
        lanes[lane] = merge.add("" + lane, readers.get(lane), lane);
    }

    /** Nothing where an error has kept the owner from getting to know the lane. */
    private void with(int lane, Consumer<Lane> what) {
        if (lanes[lane] != null) {
            what.accept(lanes[lane]);
        }
    }

    private int size() {
        int size = others;
        for (boolean each : in) {
            size += each ? 1 : 0;
        }
        return size;
    }

    private void remove(int lane) {
        while (in[lane]) {
            survive(
                    () -> {
                        merge.remove(lanes[lane]);
                        in[lane] = false;
                    });
        }
        require(merge.size() == size(), "size=" + merge.size() + " expected=" + size());
    }

    /** What is to be done with the first message. */
    private void poll(int limit, Step step) {
        inHand = step;
        poll(limit);
        inHand = null;
    }

    private void poll(int limit) {
        survive(() -> merge.poll(this, limit));
    }

    private void drain() {
        long start = System.nanoTime();
        while (!isDry()) {
            require(System.nanoTime() - start < DEADLINE_NS, "messages are not handed out");
            poll(100);
        }
    }

    private boolean isDry() {
        for (int i = 0; i < lanes.length; i++) {
            if (in[i] && next[i] < writers.get(i).nextSeq()) {
                return false;
            }
        }
        return true;
    }

    /** With nothing there, as far as errors let it. */
    private void sleep() {
        survive(() -> merge.await(0));
        survive(() -> merge.await(SHORT_NS));
    }

    /** By a message that comes when everybody sleeps. */
    private void wake(int lane) throws Exception {
        sets.patient(true);
        Thread writer = new Thread(() -> appendOnceAsleep(lane), "writer");
        writer.start();
        long start = System.nanoTime();
        long before = next[lane];
        while (next[lane] == before) {
            survive(() -> merge.await(SmallSets.LONG_NS));
            poll(100);
        }
        // A debugger interrupts where it strikes.
        Thread.interrupted();
        writer.join();
        sets.patient(false);
        require(System.nanoTime() - start < DEADLINE_NS, "slept beside a message, lane=" + lane);
    }

    private void appendOnceAsleep(int lane) {
        while (!sets.isAsleep()) {
            Thread.onSpinWait();
        }
        append(writers.get(lane));
    }

    @Override
    public boolean onMessage(Lane lane, MessageView message) {
        if (lane.attachment() instanceof CutOffLane) {
            return true;
        }
        int which = (Integer) lane.attachment();
        lanes[which] = lane;
        Step step = inHand;
        inHand = null;
        if (step != null) {
            inHand(step);
        }
        long seq = message.seq();
        require(seq <= last[which] + 1, "lost before seq=" + seq + " after " + last[which]);
        require(message.length() == length(seq), "seq=" + seq + " length=" + message.length());
        last[which] = seq;
        next[which] = Math.max(next[which], seq + 1);
        return !lane.held();
    }

    /** The handler takes the error itself, or it does not. */
    private void inHand(Step step) {
        if (verifies) {
            survive(step);
            return;
        }
        try {
            step.run();
        } catch (InterruptedException e) {
            throw new AssertionError("a handler does not wait", e);
        }
    }

    @Override
    public void onLaneError(Lane lane, QueueException error) {
        if (!(lane.attachment() instanceof CutOffLane bad)) {
            throw new AssertionError("lane is sound: " + lane.name(), error);
        }
        bad.isTold();
        told++;
    }
}
