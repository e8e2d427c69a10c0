package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A merge beside a list in memory that is searched for the next message each time, while the
 * handler does whatever a handler may: refuses, throws, holds, releases, removes and adds.
 */
public abstract class FanInModelContract extends QueueFixture {

    private static final int LIVES = Integer.getInteger("model.lives", 40);
    private static final int FEW_LANES = 12;

    /** More than a merge handles one by one, and fewer than it may leave unasked in a poll. */
    private static final int MANY_LANES = 45;

    private static final int MOST_MESSAGES = 60;

    /** Now and then only, so that most messages go the way they go as a rule. */
    private static final int ONE_IN = 16;

    private final IllegalStateException handlersOwn = new IllegalStateException("of the handler");

    private Random random;
    private String seed;
    private FanInReader fanIn;
    private int lanesMade;

    /** In the order of adding; those that were taken out stay for the end. */
    private final List<Model> models = new ArrayList<>();

    /** A lane as it should be. */
    private static final class Model {
        private final Path queue;
        private final List<Long> times = new ArrayList<>();
        private Lane lane;
        private QueueReader reader;
        private int taken;
        private boolean removed;

        /** Known to have something; one that is held may drop out, until the next poll. */
        private boolean active;

        private Model(Path queue) {
            this.queue = queue;
        }

        private boolean hasNext() {
            return taken < times.size();
        }

        private boolean canGoOn() {
            return !removed && hasNext();
        }
    }

    @Test
    void mergeDoesWhatASearchOfAllLanesWouldDoWhateverItsHandlerDoes() {
        long first = Long.getLong("model.seed", System.nanoTime());
        for (int life = 0; life < LIVES; life++) {
            live(first + life);
        }
    }

    private void live(long itsSeed) {
        seed = "seed=" + itsSeed;
        random = new Random(itsSeed);
        models.clear();
        int storeEvery = random.nextBoolean() ? 0 : 1 + random.nextInt(MOST_MESSAGES);
        fanIn = queues.fanIn(FanInOptions.DEFAULTS.withStoreEvery(storeEvery));
        boolean many = random.nextInt(3) == 0;
        for (int i = many ? MANY_LANES : 1 + random.nextInt(FEW_LANES); i > 0; i--) {
            add();
        }
        while (models.stream().anyMatch(Model::canGoOn)) {
            poll(1 + random.nextInt(60));
            models.forEach(each -> releaseOneIn(2, each));
        }
        assertEquals(0, fanIn.poll((lane, message) -> true, 10), seed);
        fanIn.close();
        models.forEach(this::storedPositionIsWhereTheModelIs);
    }

    private void poll(int limit) {
        models.forEach(each -> each.active = each.canGoOn() && (each.active || !each.lane.held()));
        int before = taken();
        try {
            int polled = fanIn.poll(this::handle, limit);
            assertEquals(taken() - before, polled, seed);
            if (polled < limit) {
                assertNull(next(), seed);
            }
        } catch (IllegalStateException e) {
            assertSame(handlersOwn, e, seed);
        }
    }

    private boolean handle(Lane lane, MessageView message) {
        Model model = next();
        assertSame(model.lane, lane, () -> seed + " " + model.queue + " and not " + lane.name());
        assertEquals(String.valueOf(model.taken), text(message), seed);
        assertEquals(model.taken, message.seq(), seed);
        assertEquals(model.times.get(model.taken), message.timestampNs(), seed);
        meddle(model);
        boolean takes = random.nextInt(ONE_IN) > 0;
        boolean fails = random.nextInt(2 * ONE_IN) == 0;
        // Refused, or held by its own handler: even if another one releases it.
        model.active &= !lane.held() && (takes || fails);
        if (fails) {
            throw handlersOwn;
        }
        if (takes) {
            model.taken++;
        }
        return takes;
    }

    private void meddle(Model inHand) {
        Model any = models.get(random.nextInt(models.size()));
        switch (random.nextInt(4 * ONE_IN)) {
            case 0 -> remove(inHand);
            case 1 -> remove(any);
            case 2 -> inHand.lane.hold();
            case 3, 4 -> any.lane.hold();
            case 5, 6 -> any.lane.release();
            case 7 -> add();
            default -> {
                // As a rule it only takes what it is given.
            }
        }
    }

    private void remove(Model model) {
        fanIn.remove(model.lane);
        model.removed = true;
        model.active = false;
    }

    /** The lane whose message comes next, or null; one that is held when it comes drops out. */
    private Model next() {
        Model first = null;
        for (Model each : models) {
            boolean has = each.active && each.hasNext();
            if (has && (first == null || headOf(each) < headOf(first))) {
                first = each;
            }
        }
        if (first != null && first.lane.held()) {
            first.active = false;
            return next();
        }
        return first;
    }

    private static long headOf(Model model) {
        return model.times.get(model.taken);
    }

    private int taken() {
        return models.stream().mapToInt(each -> each.taken).sum();
    }

    private void releaseOneIn(int chances, Model model) {
        if (random.nextInt(chances) == 0) {
            model.lane.release();
        }
    }

    private void add() {
        Model model = new Model(folder.resolve("q" + lanesMade++));
        try (QueueWriter writer = writer(model.queue)) {
            long time = 0;
            for (int i = random.nextInt(MOST_MESSAGES); i > 0; i--) {
                time += random.nextInt(4);
                byte[] text = bytes(String.valueOf(model.times.size()));
                writer.append(1, time, ByteBuffer.wrap(text));
                model.times.add(time);
            }
        }
        model.reader = closing(queues.openReader(model.queue, ReaderOptions.named("fan-in")));
        model.lane = fanIn.add(model.queue.toString(), model.reader, null);
        models.add(model);
    }

    private void storedPositionIsWhereTheModelIs(Model model) {
        model.reader.close();
        List<String> rest = new ArrayList<>();
        for (int i = model.taken; i < model.times.size(); i++) {
            rest.add(i + ":" + i);
        }
        try (QueueReader again = queues.openReader(model.queue, ReaderOptions.named("fan-in"))) {
            assertEquals(rest, drain(again), seed);
        }
    }
}
