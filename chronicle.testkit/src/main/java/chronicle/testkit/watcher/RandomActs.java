package chronicle.testkit.watcher;

import chronicle.testkit.watcher.TreeModel.Kind;
import chronicle.testkit.watcher.TreeModel.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One random act after the other on the directories of a bus. */
final class RandomActs {

    /** Whom they are about. */
    static final List<String> NAMES =
            List.of("a", "b", "c", "d.1", "e_2", "F-3", "g..h", "x".repeat(128));

    private static final int MILD = 870;
    private static final int ALL = 940;

    private final Path base;
    private final BusOnDisk bus;
    private final TreeModel model;
    private final MirroredDisk disk;
    private final BadEntries badEntries;
    private final Random random;
    private final Path away;
    private boolean unnoticed;

    RandomActs(
            Path base,
            BusOnDisk bus,
            TreeModel model,
            MirroredDisk disk,
            BadEntries badEntries,
            Random random) {
        this.base = base;
        this.bus = bus;
        this.model = model;
        this.disk = disk;
        this.badEntries = badEntries;
        this.random = random;
        this.away = base.resolve("away");
    }

    /** Anything, also to the directories above. */
    void any() throws IOException {
        act(random.nextInt(ALL));
    }

    /** Something that leaves strategies of other names alone. */
    void mild() throws IOException {
        act(random.nextInt(MILD));
    }

    /**
     * Whether since the last call something was going on of which no event need tell: a link led to
     * the strategies, or the directory above them was closed.
     */
    boolean takeUnnoticed() {
        boolean taken = unnoticed;
        unnoticed = model.anythingShut() || leadsThroughALink();
        return taken;
    }

    /** A link moves about: made as {@code orders/queue}, it may come back as the bus itself. */
    private boolean leadsThroughALink() {
        return ancestors().stream()
                .map(model::at)
                .anyMatch(node -> node != null && node.kind() == Kind.LINK);
    }

    /** Gives back all permissions. */
    void reopenAll() throws IOException {
        while (reopenFirst(base)) {
            disk.note("and on");
        }
    }

    private void act(int what) throws IOException {
        change(what);
        // Before the next change can take the link away.
        unnoticed |= leadsThroughALink();
    }

    private void change(int what) throws IOException {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        if (!model.isReachable(disk.marker(name).resolve("x"))) {
            reopenFirst(base);
        } else if (what < 300) {
            disk.start(name);
        } else if (what < 420) {
            disk.delete(disk.marker(name));
        } else if (what < 500) {
            disk.delete(bus.directory(name));
        } else if (what < 560) {
            disk.delete(bus.ordersOut(name));
        } else if (what < 610) {
            disk.delete(random.nextBoolean() ? bus.directory(name) : bus.ordersOut(name));
            disk.start(name);
        } else if (what < 710) {
            rename(name, NAMES.get(random.nextInt(NAMES.size())));
        } else if (what < 740) {
            disk.directories(bus.directory(name));
        } else if (what < 820) {
            badEntries.spoil(name);
        } else if (what < MILD) {
            badEntries.comeOrGo(name);
        } else if (what < 890) {
            disk.delete(anAncestor());
        } else if (what < 920) {
            awayOrBack();
        } else if (what < 923) {
            badEntries.replaceQueueRoot();
        } else {
            close(name);
        }
    }

    /** A strategy gets another name, or its queue moves to another strategy. */
    private void rename(String one, String other) throws IOException {
        boolean whole = random.nextInt(3) > 0;
        Path from = whole ? bus.directory(one) : bus.ordersOut(one);
        Path to = whole ? bus.directory(other) : bus.ordersOut(other);
        if (canMove(from, to)) {
            disk.move(from, to);
            if (random.nextInt(4) == 0) {
                disk.move(to, from);
            }
        }
    }

    private Path anAncestor() {
        List<Path> all = ancestors();
        return all.get(random.nextInt(all.size()));
    }

    private List<Path> ancestors() {
        Path queue = bus.layout().strategies();
        return List.of(bus.layout().root(), queue.getParent(), queue);
    }

    private void awayOrBack() throws IOException {
        Path place = anAncestor();
        if (model.at(away) == null) {
            if (canMove(place, away)) {
                disk.move(place, away);
                if (random.nextBoolean()) {
                    disk.move(away, place);
                }
            }
        } else if (random.nextBoolean() && model.isReachable(place)) {
            disk.delete(place);
            if (canMove(away, place)) {
                disk.move(away, place);
            }
        } else {
            disk.delete(away);
        }
    }

    /** A directory that is closed itself cannot leave its parent. */
    private boolean canMove(Path from, Path to) {
        Node node = model.at(from);
        return node != null
                && !(model.modesCount() && node.isClosed())
                && model.isReachable(from)
                && model.isReachable(to)
                && model.at(to) == null
                && model.directory(to.getParent()) != null
                && !to.startsWith(from);
    }

    private void close(String name) throws IOException {
        Path queue = bus.layout().strategies();
        List<Path> places =
                List.of(bus.directory(name), bus.ordersOut(name), queue, queue.getParent());
        Path place = places.get(random.nextInt(places.size()));
        Node node = model.at(place);
        if (node != null && node.kind() == Kind.DIRECTORY) {
            disk.close(place, true);
            unnoticed |= place.equals(queue.getParent());
        }
    }

    /** Gives permissions back to the first closed directory on the way down. */
    private boolean reopenFirst(Path path) throws IOException {
        Node node = model.at(path);
        if (node.isClosed()) {
            disk.close(path, false);
            return true;
        }
        for (Path name : node.names()) {
            if (reopenFirst(path.resolve(name))) {
                return true;
            }
        }
        return false;
    }
}
