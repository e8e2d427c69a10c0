package chronicle.tools.doctor.queue;

import chronicle.bus.LeaseReading.Status;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.DeadOwner;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.QueueSubject.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A lock file that names a process which is gone, of a queue that still is READY. Whether the lock
 * is held is for the kernel to say: a process of another container is not to be seen from here,
 * whatever number it has. Every queue that was closed in order has a lock file that names its last
 * writer, and then READY is gone as well. A LEASE says the same more clearly, so with one this
 * check is silent.
 */
public final class StaleLock implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Path file = queue.file(QueueFiles.WRITER_LOCK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Optional<Owner> owner = queue.owner();
        boolean alive =
                owner.filter(o -> queue.processes().lives(o.pid(), o.startTicks())).isPresent();
        if (alive) {
            return;
        }
        if (queue.isLocked()) {
            if (owner.isPresent()) {
                heir(queue, file, owner.get(), found);
            }
            return;
        }
        boolean published =
                queue.isReady()
                        && queue.control().isPresent()
                        && queue.lease().status() == Status.ABSENT;
        if (published) {
            found.accept(
                    Diagnosis.of(Severity.WARNING, "stale-lock", file)
                            .safe(
                                    owner.map(o -> "its writer, process " + o.pid() + ", is gone")
                                                    .orElse("it names no process, nobody holds it")
                                            + ", but READY is still there",
                                    "the queue stays attached although nobody writes to it",
                                    "start the writer again, or take READY back: "
                                            + queue.fixCommand(),
                                    () -> DeadOwner.withdraw(queue, now -> isStill(now, owner))));
        }
    }

    private static boolean isStill(QueueSubject queue, Optional<Owner> owner) {
        return queue.isReady()
                && queue.owner().equals(owner)
                && queue.lease().status() == Status.ABSENT;
    }

    /** Who has inherited the descriptor holds the lock for as long as it runs. */
    private static void heir(QueueSubject queue, Path file, Owner owner, Consumer<Diagnosis> found)
            throws IOException {
        for (long pid : queue.processes().all()) {
            if (queue.processes().holdsLock(pid, file) && !isInside(queue, pid, owner)) {
                found.accept(
                        Diagnosis.of(Severity.ERROR, "inherited-lock", file)
                                .byHand(
                                        "its writer, process "
                                                + owner.pid()
                                                + ", is gone, and its child "
                                                + pid
                                                + " ("
                                                + queue.processes().name(pid)
                                                + ") still holds the lock",
                                        "no writer can open the queue, and it never counts as"
                                                + " stale",
                                        "end that process: kill " + pid));
                return;
            }
        }
    }

    /** Whether the named process is that one, as it is called in a container of its own. */
    private static boolean isInside(QueueSubject queue, long pid, Owner owner) {
        String named = Long.toString(owner.pid());
        return queue.processes()
                .read(pid, "status")
                .map(
                        text ->
                                text.lines()
                                        .filter(line -> line.startsWith("NSpid:"))
                                        .flatMap(line -> Stream.of(line.split("\\s+")))
                                        .anyMatch(named::equals))
                .orElse(true);
    }
}
