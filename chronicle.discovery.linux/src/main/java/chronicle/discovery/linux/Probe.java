package chronicle.discovery.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the file system of a bus tells of changes at all: makes a file beside {@code
 * orders/queue} and sees whether its event comes. That it comes says nothing of changes that other
 * machines make.
 */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(InotifyWatch.class);

    /** Where there are events, the one of a change is there before the change's call returns. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final String PREFIX = ".watch-probe-";

    private final Kernel kernel;
    private final Path queue;
    private final InotifyEvents.Sink others;
    private boolean seen;

    /**
     * @param others takes the events that are not the probe's
     */
    Probe(Kernel kernel, Path queue, InotifyEvents.Sink others) {
        this.kernel = kernel;
        this.queue = queue;
        this.others = others;
    }

    /**
     * Adds a watch, or to the mask of one, on the parent of {@code orders/queue}: the caller has to
     * set what it wants there again.
     *
     * @return whether the event came; empty where no file can be made or the parent is on another
     *     file system, since then nothing can be found out
     */
    Optional<Boolean> run() {
        Path parent = queue.getParent();
        Path file =
                parent.resolve(PREFIX + ProcessHandle.current().pid() + '-' + System.nanoTime());
        String name = file.getFileName().toString();
        try {
            if (!Files.getAttribute(parent, "unix:dev")
                    .equals(Files.getAttribute(queue, "unix:dev"))) {
                return Optional.empty();
            }
            int mask = Inotify.IN_CREATE | Inotify.IN_MASK_ADD | Inotify.IN_ONLYDIR;
            int wd = kernel.addWatch(PathBytes.of(parent), mask);
            if (wd < 0) {
                return Optional.empty();
            }
            Files.createFile(file);
            try {
                return Optional.of(comes(wd, name));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("cannot find out whether there are events: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Patient while nothing comes: what came before is read, however long that takes. */
    private boolean comes(int expectedWd, String expected) {
        seen = false;
        boolean woken = false;
        boolean patient = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!seen && patient) {
            ByteBuffer batch = kernel.read();
            boolean quiet = !batch.hasRemaining();
            InotifyEvents.decode(
                    batch,
                    (wd, mask, name) -> {
                        // Lost events are events as well.
                        boolean lost = (mask & Inotify.IN_Q_OVERFLOW) != 0;
                        seen |= lost || wd == expectedWd && name.equals(expected);
                        others.onEvent(wd, mask, name);
                    });
            if (quiet) {
                long left = end - System.nanoTime();
                patient = left > 0;
                woken |= kernel.await(Duration.ofNanos(Math.max(0, left)));
            }
        }
        if (woken) {
            // Meant for whoever awaits next.
            kernel.wake();
        }
        return seen;
    }
}
