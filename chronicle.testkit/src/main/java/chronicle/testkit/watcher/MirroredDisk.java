package chronicle.testkit.watcher;

import chronicle.testkit.Modes;
import chronicle.testkit.watcher.TreeModel.Kind;
import chronicle.testkit.watcher.TreeModel.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Does the same to a disk and to the model of it, one system call after the other, and remembers
 * the last ones. Between any two of them somebody else may have a turn.
 */
final class MirroredDisk {

    private static final int REMEMBERED = 80;

    private final BusOnDisk bus;
    private final TreeModel model;
    private final Path base;
    private final Runnable between;
    private final Deque<String> trace = new ArrayDeque<>();
    private Path pipe;

    /**
     * @param between called after each change
     */
    MirroredDisk(Path base, BusOnDisk bus, TreeModel model, Runnable between) {
        this.base = base;
        this.bus = bus;
        this.model = model;
        this.between = between;
    }

    void directory(Path path) throws IOException {
        Files.createDirectory(path);
        model.make(path, Kind.DIRECTORY, null);
        done("mkdir", path);
    }

    void file(Path path) throws IOException {
        Files.createFile(path);
        model.make(path, Kind.FILE, null);
        done("create", path);
    }

    void link(Path path, Path target) throws IOException {
        Files.createSymbolicLink(path, target);
        model.make(path, Kind.LINK, target);
        done("link", path);
    }

    /** Made once: what follows are hard links to it. */
    void fifo(Path path) throws IOException {
        if (pipe == null) {
            pipe = base.resolve("pipe");
            BusOnDisk.makeFifo(pipe);
        }
        Files.createLink(path, pipe);
        model.make(path, Kind.FIFO, null);
        done("fifo", path);
    }

    void move(Path from, Path to) throws IOException {
        bus.rename(from, to);
        model.move(from, to);
        done("move to " + base.relativize(to) + " from", from);
    }

    /** In one step, what was there is replaced. */
    void moveOver(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        model.move(from, to);
        done("move over " + base.relativize(to) + " from", from);
    }

    void ready(String name) {
        bus.ready(name);
        Path marker = marker(name);
        model.make(marker, Kind.FILE, null);
        done("publish", marker);
    }

    /** Mode 000, or 700 again. */
    void close(Path path, boolean closed) throws IOException {
        String mode = closed ? "---------" : "rwx------";
        Modes.set(path, mode);
        model.close(path, closed);
        done(closed ? "chmod 000" : "chmod 700", path);
    }

    /** Deletes what is there, if anything, entry by entry. */
    void delete(Path path) throws IOException {
        Node node = model.at(path);
        if (node == null) {
            return;
        }
        if (node.isClosed()) {
            close(path, false);
        }
        for (Path name : node.names()) {
            delete(path.resolve(name));
        }
        Files.delete(path);
        model.remove(path);
        done("delete", path);
    }

    /** Makes the directories down to this one; what stands in the way is deleted. */
    void directories(Path path) throws IOException {
        if (path.equals(base)) {
            return;
        }
        directories(path.getParent());
        Node there = model.at(path);
        boolean mayBeALink = bus.layout().strategies().startsWith(path);
        if (there != null
                && there.kind() != Kind.DIRECTORY
                && !(mayBeALink && model.directory(path) != null)) {
            delete(path);
            there = null;
        }
        if (there == null) {
            directory(path);
        }
    }

    /** As a strategy starts: directories, a segment, READY. */
    void start(String name) throws IOException {
        Path out = bus.ordersOut(name);
        directories(out);
        Path segment = out.resolve("000000000.q");
        if (model.at(segment) == null) {
            file(segment);
        }
        Node marker = model.at(marker(name));
        if (marker != null && marker.kind() == Kind.DIRECTORY) {
            delete(marker(name));
        }
        ready(name);
    }

    Path marker(String name) {
        return bus.ordersOut(name).resolve("READY");
    }

    /** Notes what else happened. */
    void note(String what) {
        trace.addLast(what);
        if (trace.size() > REMEMBERED) {
            trace.removeFirst();
        }
    }

    /** The last changes, one a line. */
    String trace() {
        return String.join("\n", trace).replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }

    private void done(String what, Path path) {
        note(what + " " + base.relativize(path));
        between.run();
    }
}
