package chronicle.bench.peer;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import chronicle.bus.BusLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;

/**
 * The JDK's watch service as its tutorial has it: a key for each directory, new directories
 * registered as they appear and looked at afterwards, everything looked at after an overflow.
 */
final class JdkFinder implements Finder {

    @Override
    public Search open(BusLayout layout, Listener listener) {
        try {
            WatchService service = layout.root().getFileSystem().newWatchService();
            return new Watching(layout, service, listener);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a watch service", e);
        }
    }

    @Override
    public Rescan rescan(BusLayout layout) {
        return new HandMadeRescan(layout);
    }

    private static final class Watching implements Search {

        private final Path top;
        private final WatchService service;
        private final HandMadeSet strategies;
        private final Set<Path> watched = new HashSet<>();
        private final FinderThread thread;

        Watching(BusLayout layout, WatchService service, Listener listener) {
            this.top = layout.strategies();
            this.service = service;
            this.strategies = new HandMadeSet(layout, listener);
            thread = FinderThread.start("jdk", this::watch);
        }

        private void watch() throws IOException, InterruptedException {
            try {
                register(top);
                registerAll();
                strategies.lookAtAll();
                while (true) {
                    take(service.take());
                }
            } catch (ClosedWatchServiceException closed) {
                // The way in which a watch service ends.
            }
        }

        private void take(WatchKey key) throws IOException {
            Path directory = (Path) key.watchable();
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.kind() == OVERFLOW) {
                    registerAll();
                    strategies.lookAtAll();
                } else {
                    changed(directory.resolve((Path) event.context()));
                }
            }
            if (!key.reset()) {
                watched.remove(directory);
                if (!directory.equals(top)) {
                    changed(directory);
                }
            }
        }

        private void changed(Path path) throws IOException {
            String name = top.relativize(path).getName(0).toString();
            registerStrategy(name);
            strategies.look(name);
        }

        private void registerAll() throws IOException {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(top)) {
                for (Path entry : entries) {
                    registerStrategy(entry.getFileName().toString());
                }
            }
        }

        private void registerStrategy(String name) throws IOException {
            Path ordersOut = strategies.ordersOut(name);
            register(ordersOut.getParent());
            register(ordersOut);
        }

        private void register(Path directory) throws IOException {
            if (watched.contains(directory)) {
                return;
            }
            try {
                directory.register(service, ENTRY_CREATE, ENTRY_DELETE);
                watched.add(directory);
            } catch (NoSuchFileException | NotDirectoryException e) {
                // Not there yet, or gone again: the directory above tells when that changes.
                watched.remove(directory);
            }
        }

        @Override
        public void close() {
            try {
                service.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a watch service", e);
            }
            thread.join();
        }
    }
}
