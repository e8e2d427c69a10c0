package chronicle.bench.peer;

import chronicle.bus.BusLayout;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * {@code directory-watcher} without hashes of files, as fast as it goes. It says nothing of what
 * was there before, so everything is looked at when it watches.
 */
final class DirectoryWatcherFinder implements Finder {

    @Override
    public Search open(BusLayout layout, Listener listener) {
        return new Watching(layout, listener);
    }

    @Override
    public Rescan rescan(BusLayout layout) {
        return new HandMadeRescan(layout);
    }

    private static final class Watching implements Search {

        private final Path top;
        private final HandMadeSet strategies;
        private final FinderThread thread;
        private volatile DirectoryWatcher watcher;
        private volatile boolean closing;

        Watching(BusLayout layout, Listener listener) {
            top = layout.strategies();
            strategies = new HandMadeSet(layout, listener);
            thread = FinderThread.start("directory-watcher", this::watch);
        }

        private void watch() throws IOException {
            watcher =
                    DirectoryWatcher.builder()
                            .path(top)
                            .fileHashing(false)
                            .listener(this::changed)
                            .build();
            if (!closing) {
                // On this thread: it watches when the loop is handed over, and only then.
                watcher.watchAsync(this::lookAndRun);
            }
        }

        private void lookAndRun(Runnable loop) {
            try {
                strategies.lookAtAll();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list the strategies", e);
            }
            loop.run();
        }

        private void changed(DirectoryChangeEvent event) throws IOException {
            Path path = event.path();
            if (event.eventType() == EventType.OVERFLOW || path == null || path.equals(top)) {
                strategies.lookAtAll();
            } else {
                strategies.look(top.relativize(path).getName(0).toString());
            }
        }

        @Override
        public void close() {
            closing = true;
            try {
                DirectoryWatcher open = watcher;
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close directory-watcher", e);
            }
            thread.join();
        }
    }
}
