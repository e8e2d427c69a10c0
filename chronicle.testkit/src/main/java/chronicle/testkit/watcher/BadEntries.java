package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.RawNames;
import chronicle.testkit.watcher.TreeModel.Kind;
import chronicle.testkit.watcher.TreeModel.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What does not belong on a bus, put there at random: wrong kinds, wrong names, lures. */
final class BadEntries {

    private final Path base;
    private final BusOnDisk bus;
    private final TreeModel model;
    private final MirroredDisk disk;
    private final Random random;

    BadEntries(Path base, BusOnDisk bus, TreeModel model, MirroredDisk disk, Random random) {
        this.base = base;
        this.bus = bus;
        this.model = model;
        this.disk = disk;
        this.random = random;
    }

    /** Puts something of the wrong kind in the place of a strategy, its queue or its marker. */
    void spoil(String name) throws IOException {
        List<Path> places = List.of(bus.directory(name), bus.ordersOut(name), disk.marker(name));
        int level = random.nextInt(places.size());
        Path place = places.get(level);
        disk.directories(place.getParent());
        Node there = model.at(place);
        boolean atOnce = level == 2 && random.nextBoolean();
        if (atOnce && there != null && there.kind() != Kind.DIRECTORY) {
            Path prepared = base.resolve("prepared");
            disk.delete(prepared);
            disk.link(prepared, lure(level));
            disk.moveOver(prepared, place);
            return;
        }
        disk.delete(place);
        switch (random.nextInt(level == 2 ? 5 : 4)) {
            case 0 -> {
                if (level < 2) {
                    disk.file(place);
                }
            }
            case 1 -> disk.fifo(place);
            case 2 -> disk.link(place, lure(level));
            case 3 -> disk.link(place, base.resolve("nothing"));
            default -> disk.directory(place);
        }
    }

    /**
     * Where a link leads that would be a strategy, its queue or its marker, if it were followed.
     */
    private Path lure(int level) throws IOException {
        Path strategy = base.resolve("lure");
        Path out = strategy.resolve(RandomLife.ordersOut());
        Path marker = out.resolve("READY");
        if (model.isReachable(marker)) {
            disk.directories(out);
            if (model.at(marker) == null) {
                disk.file(marker);
            }
        }
        return List.of(strategy, out, marker).get(level);
    }

    /**
     * A complete strategy under a name that none may have comes, goes, gets or takes a good one.
     */
    void comeOrGo(String name) throws IOException {
        List<byte[]> names = RawNames.refused();
        Path queue = bus.layout().strategies();
        disk.directories(queue);
        Path bad = RawNames.child(queue, names.get(random.nextInt(names.size())));
        Path good = bus.directory(name);
        boolean whole = random.nextBoolean();
        Node goodNode = model.at(good);
        if (model.at(bad) != null) {
            if (whole && goodNode == null) {
                disk.move(bad, good);
            } else {
                disk.delete(bad);
            }
        } else if (whole && goodNode != null) {
            disk.move(good, bad);
        } else {
            Path out = bad.resolve(RandomLife.ordersOut());
            disk.directories(out);
            disk.file(out.resolve("READY"));
        }
    }

    /** Something else stands where {@code orders/queue} was, a link to another one for instance. */
    void replaceQueueRoot() throws IOException {
        Path queue = bus.layout().strategies();
        Path elsewhere = base.resolve("elsewhere");
        disk.directories(elsewhere);
        disk.directories(queue.getParent());
        disk.delete(queue);
        switch (random.nextInt(2)) {
            case 0 -> disk.file(queue);
            default -> disk.link(queue, elsewhere);
        }
    }

    /** After a look at everything: there is one line for each bad entry. */
    void checkReported(Follower follower) {
        if (model.at(bus.layout().strategies()) == null) {
            return;
        }
        if (model.directory(bus.layout().strategies()) != null && random.nextInt(4) == 0) {
            follower.rescan();
            List<String> problems = follower.discovery().problems();
            assertEquals(model.bad(), problems.size(), () -> String.join("\n", problems));
        }
    }
}
