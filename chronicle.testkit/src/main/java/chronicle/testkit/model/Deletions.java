package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which segments may have gone between two looks, and how many there may be. */
final class Deletions {

    /**
     * How long before its file goes whoever deletes a segment may have looked where readers stand:
     * one that went back meanwhile comes too late.
     */
    private static final long SLACK_NS = TimeUnit.SECONDS.toNanos(2);

    private record Look(long at, Map<String, Disk.Position> stored) {}

    private final Model model;
    private final Deque<Look> looks = new ArrayDeque<>();

    Deletions(Model model) {
        this.model = model;
    }

    /**
     * @param how the policy of the time in between
     */
    void check(Disk before, Disk after, Retention how) {
        looks.add(new Look(System.nanoTime(), after.stored()));
        List<Integer> expected = new ArrayList<>();
        for (int id = after.first(); id <= after.last(); id++) {
            expected.add(id);
        }
        assertEquals(expected, after.ids(), "no holes");
        assertTrue(after.last() == model.tail() || after.last() == model.tail() + 1, "the tail");
        assertTrue(after.first() >= before.first() && after.first() <= model.tail());
        int limit = how.segmentLimit(model.segmentSize());
        if (limit > 0) {
            int most = Math.max(limit, before.ids().size());
            assertTrue(after.ids().size() <= most, "more than " + most + " files");
        }
        for (int id = before.first(); id < after.first(); id++) {
            assertTrue(mayGo(id, before, after, how, limit), "deleted segment " + id);
        }
        if (after.first() > before.first() && model.count() > 0) {
            assertTrue(model.firstFrom(after.first(), 0) < model.count(), "all messages are gone");
        }
        while (System.nanoTime() - looks.peek().at > SLACK_NS) {
            looks.remove();
        }
    }

    private boolean mayGo(int id, Disk before, Disk after, Retention how, int limit) {
        if (!how.deletes() || id >= model.tail()) {
            return false;
        }
        boolean registered = !before.stored().isEmpty() || !after.stored().isEmpty();
        boolean read = registered && isRead(id, before.stored().keySet(), after.stored().keySet());
        boolean tooOld =
                registered
                        && how.maxLagBytes() > 0
                        && (long) (model.tail() - id - 1) * model.segmentSize()
                                >= how.maxLagBytes();
        boolean givenUp = registered && how.readerTtl().equals(WriterLife.AT_ONCE);
        boolean dropped =
                limit > 0
                        && how.whenFull() == WhenFull.DROP_OLDEST
                        // One is made for each that goes, or about to be.
                        && after.last() - id >= limit - 1;
        return read || tooOld || givenUp || dropped;
    }

    private boolean isRead(int id, Set<String> before, Set<String> after) {
        for (String name : after) {
            boolean passed =
                    looks.stream()
                            .map(look -> look.stored.get(name))
                            .anyMatch(at -> at != null && at.segment() > id);
            if (!passed && before.contains(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an append that needs one more segment may be refused. */
    boolean mayBeFull(Disk now, Retention how) {
        int limit = how.segmentLimit(model.segmentSize());
        if (limit == 0 || now.ids().size() < limit) {
            return false;
        }
        int oldest = now.first();
        boolean needed =
                now.stored().isEmpty()
                        || now.stored().values().stream().anyMatch(at -> at.segment() <= oldest);
        boolean last = model.firstFrom(oldest + 1, 0) >= model.count();
        boolean drops = how.deletes() && how.whenFull() == WhenFull.DROP_OLDEST;
        return !how.deletes() || last || (needed && !drops);
    }
}
