package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Which segments may have gone between two looks, and how many there may be. */
final class Deletions {

    private final Model model;
    private final Listings listings;

    /** Where readers stood, from the first look on. */
    private final List<Map<String, Disk.Position>> looks = new ArrayList<>();

    /**
     * @param listings tells how long before its file goes whoever deletes a segment may have looked
     *     where readers stand: one that came or went back meanwhile comes too late
     */
    Deletions(Model model, Listings listings, Disk first) {
        this.model = model;
        this.listings = listings;
        look(first);
    }

    private void look(Disk disk) {
        looks.add(disk.stored());
        listings.looked(looks.size());
    }

    /**
     * @param policies of the time in between
     */
    void check(Disk before, Disk after, Set<Retention> policies) {
        List<Map<String, Disk.Position>> seen =
                new ArrayList<>(
                        looks.subList(
                                Math.max(0, listings.lastBefore(looks.size()) - 1), looks.size()));
        seen.add(after.stored());
        look(after);
        List<Integer> expected = new ArrayList<>();
        for (int id = after.first(); id <= after.last(); id++) {
            expected.add(id);
        }
        assertEquals(expected, after.ids(), "no holes");
        assertTrue(after.last() == model.tail() || after.last() == model.tail() + 1, "the tail");
        assertTrue(after.first() >= before.first() && after.first() <= model.tail());
        int limit = policies.stream().mapToInt(this::limit).max().orElse(0);
        if (policies.stream().allMatch(how -> limit(how) > 0)) {
            int most = Math.max(limit, before.ids().size());
            assertTrue(after.ids().size() <= most, "more than " + most + " files");
        }
        for (int id = before.first(); id < after.first(); id++) {
            int gone = id;
            assertTrue(
                    policies.stream().anyMatch(how -> mayGo(gone, after, seen, how)),
                    "deleted segment " + id);
        }
        if (after.first() > before.first() && model.count() > 0) {
            assertTrue(model.firstFrom(after.first(), 0) < model.count(), "all messages are gone");
        }
    }

    private int limit(Retention how) {
        return how.segmentLimit(model.segmentSize());
    }

    /**
     * @param seen where readers may have stood when whoever deletes looked
     */
    private boolean mayGo(
            int id, Disk after, List<Map<String, Disk.Position>> seen, Retention how) {
        if (!how.deletes() || id >= model.tail()) {
            return false;
        }
        int limit = limit(how);
        boolean registered = seen.stream().anyMatch(look -> !look.isEmpty());
        boolean read =
                registered && after.stored().keySet().stream().allMatch(r -> passed(id, r, seen));
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

    /** Whether a reader may have been seen beyond a segment, or not at all. */
    private static boolean passed(int id, String name, List<Map<String, Disk.Position>> seen) {
        return seen.stream()
                .map(look -> look.get(name))
                .anyMatch(at -> at == null || at.segment() > id);
    }

    /**
     * Whether an append that needs one more segment may have been refused.
     *
     * @param before what was there before it
     * @param after what is there now: something may have gone since the refusal
     */
    static boolean mayHaveBeenFull(Model model, Disk before, Disk after, Retention how) {
        return IntStream.rangeClosed(before.first(), after.first())
                .anyMatch(oldest -> mayBeFull(model, before.from(oldest), how));
    }

    private static boolean mayBeFull(Model model, Disk now, Retention how) {
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
