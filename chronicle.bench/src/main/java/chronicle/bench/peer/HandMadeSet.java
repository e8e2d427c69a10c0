package chronicle.bench.peer;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * What a program has to do by hand over a watcher that only tells of files: look whether a strategy
 * is READY, and remember which were. The same rule as ours: real directories and a regular file.
 */
final class HandMadeSet {

    private final BusLayout layout;
    private final Finder.Listener listener;
    private Set<String> ready = new HashSet<>();

    HandMadeSet(BusLayout layout, Finder.Listener listener) {
        this.layout = layout;
        this.listener = listener;
    }

    Path ordersOut(String name) {
        return layout.strategies().resolve(name).resolve(BusLayout.ORDERS_OUT);
    }

    /** Looks at one. */
    void look(String name) {
        if (isReady(name)) {
            if (ready.add(name)) {
                listener.added(name);
            }
        } else if (ready.remove(name)) {
            listener.removed(name);
        }
    }

    /** Looks at all, those that were READY and are gone included. */
    void lookAtAll() throws IOException {
        Set<String> found = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.strategies())) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isReady(name)) {
                    found.add(name);
                    if (!ready.contains(name)) {
                        listener.added(name);
                    }
                }
            }
        } catch (NoSuchFileException missing) {
            found.clear();
        }
        for (String name : ready) {
            if (!found.contains(name)) {
                listener.removed(name);
            }
        }
        ready = found;
    }

    private boolean isReady(String name) {
        Path out = ordersOut(name);
        return Files.isRegularFile(out.resolve(ReadyMarker.NAME), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(out, LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(out.getParent(), LinkOption.NOFOLLOW_LINKS);
    }
}
