package chronicle.tools.doctor.exam;

import chronicle.bus.BusException;
import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseReading;
import chronicle.core.QueueException;
import chronicle.core.QueueGuard;
import chronicle.core.Queues;
import chronicle.core.format.OwnerText;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.DoctorOptions;
import chronicle.tools.doctor.exam.Repair.NotSafe;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.LastRecord;
import chronicle.tools.files.Now;
import chronicle.tools.files.RegularFiles;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.SafeText;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A queue directory at one moment, for checks. What is costly is looked at once, when asked for.
 */
public final class QueueSubject {

    private final BusSubject bus;
    private final Queues queues;
    private final Path directory;
    private final Processes processes;
    private final DoctorOptions options;
    private final long nowNs = Now.epochNanos();
    private final String controlProblem;
    private String controlRemedy = ControlFacts.REMEDY;
    private ControlFacts control;
    private FileSystemException unreadable;
    private List<StoredPosition> readers;
    private SegmentFacts segments;

    /**
     * @param directory a real directory below the bus's root
     */
    QueueSubject(BusSubject bus, Path directory) {
        this.bus = bus;
        this.queues = bus.queues();
        this.directory = directory;
        this.options = bus.options();
        this.processes = new Processes(options.system());
        this.controlProblem = readControl();
    }

    public Queues queues() {
        return queues;
    }

    public Path directory() {
        return directory;
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    public DoctorOptions options() {
        return options;
    }

    public Processes processes() {
        return processes;
    }

    /**
     * Runs a change in this directory itself, whatever becomes of its name meanwhile.
     *
     * @throws NotSafe when a link leads to it, or the change is not safe
     */
    public Optional<String> pinned(Change change) throws IOException {
        try (Pinned pin = Pinned.open(bus.layout().root(), directory)) {
            Path path = pin.path();
            try {
                return change.apply(new QueueSubject(bus, path), pin);
            } catch (NotSafe e) {
                throw e;
            } catch (IOException | UncheckedIOException | QueueException | BusException e) {
                // Nobody knows the directory by its descriptor.
                String what = String.valueOf(e.getMessage());
                throw new IOException(what.replace(path.toString(), directory.toString()), e);
            }
        }
    }

    /** A change of a queue. */
    @FunctionalInterface
    public interface Change {

        /**
         * As {@link Repair#apply}.
         *
         * @param now the queue as it is now, by a path that stays with it
         * @param pin its directory
         */
        Optional<String> apply(QueueSubject now, Pinned pin) throws IOException;
    }

    /** What has the doctor repair what it may. */
    public String fixCommand() {
        return command("doctor --bus " + ShellWord.of(bus.layout().root()) + " --fix");
    }

    /** A command line of ours, to be copied. */
    public String command(String arguments) {
        return ShellWord.of(options.command()) + " " + arguments;
    }

    /**
     * Keeps writers away while something is put right; of a queue that is {@link #pinned}.
     *
     * @throws NotSafe while a writer lives, or when the lock file would have to be made for another
     *     user
     * @throws IOException when that cannot be told
     */
    public QueueGuard guard() throws IOException {
        if (!Look.exists(file(QueueFiles.WRITER_LOCK))) {
            requireOurs();
        }
        try {
            return queues.guard(directory)
                    .orElseThrow(() -> new NotSafe("a writer holds writer.lock now"));
        } catch (QueueException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Refuses to make files in the queue of another user: they would be ours, and its writer could
     * not open them.
     *
     * @throws NotSafe when the directory is somebody else's
     */
    public void requireOurs() throws IOException {
        Optional<String> us = processes.user(ProcessHandle.current().pid());
        if (us.isPresent()) {
            Object owner = Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            if (!us.get().equals(owner.toString())) {
                throw new NotSafe(
                        "files have to be made in the queue of user "
                                + owner
                                + ", run the doctor as that user");
            }
        }
    }

    /** When it was looked at, epoch nanoseconds. */
    public long nowNs() {
        return nowNs;
    }

    /** Whether a writer holds the lock; true as well when that cannot be told. */
    public boolean isLocked() {
        return isLocked(queues, directory);
    }

    /** The same of any queue, now. */
    public static boolean isLocked(Queues queues, Path directory) {
        try {
            return queues.writerAlive(directory);
        } catch (QueueException unknown) {
            return true;
        }
    }

    /** The control block; empty when there is none, or nothing of it may be believed. */
    public Optional<ControlFacts> control() {
        return Optional.ofNullable(control);
    }

    /**
     * Why there is no queue, as a sentence; empty when there is one.
     *
     * @throws FileSystemException when the control block may not be read, or not now: that is no
     *     word about the queue
     */
    public String controlProblem() throws FileSystemException {
        if (unreadable != null) {
            throw unreadable;
        }
        return controlProblem;
    }

    /** What helps against a control block that is there, and is the problem. */
    public String controlRemedy() {
        return controlRemedy;
    }

    private String readControl() {
        try {
            ControlFacts facts = ControlFacts.read(directory, bus.buffers().scratch);
            control = facts.isSound() ? facts : null;
            controlRemedy = facts.remedy();
            return facts.defect();
        } catch (NoSuchFileException e) {
            return QueueFiles.CONTROL + " is missing";
        } catch (FileSystemException e) {
            unreadable = e;
            return "";
        } catch (IOException e) {
            // What is there is no file.
            return SafeText.of(String.valueOf(e.getMessage()));
        }
    }

    /** The process that the lock file names; empty when it names none. */
    public Optional<Owner> owner() {
        ByteBuffer content = ByteBuffer.allocate(OwnerText.MAX_BYTES);
        try (FileChannel file = RegularFiles.open(file(QueueFiles.WRITER_LOCK))) {
            RegularFiles.read(file, content, 0);
        } catch (IOException e) {
            return Optional.empty();
        }
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        String[] words = OwnerText.owner(bytes).split(" ");
        try {
            return words.length == 3
                    ? Optional.of(new Owner(Long.parseLong(words[0]), Long.parseLong(words[1])))
                    : Optional.empty();
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    public LeaseReading lease() {
        return LeaseFile.read(directory);
    }

    /** Whether READY is a regular file. */
    public boolean isReady() {
        return Files.isRegularFile(file(QueueFiles.READY), LinkOption.NOFOLLOW_LINKS);
    }

    /** Stored positions, by name. */
    public List<StoredPosition> readers() throws IOException {
        if (readers == null) {
            readers = StoredPosition.all(directory, bus.buffers().scratch);
        }
        return readers;
    }

    /** Whether a reader lives: it holds its lock, or gave a sign of life lately. */
    public boolean isAlive(StoredPosition reader) {
        if (Math.abs(nowNs - reader.heartbeatNs()) < options.silent().toNanos()) {
            return true;
        }
        try {
            return queues.readerAlive(directory, reader.reader());
        } catch (QueueException unknown) {
            return true;
        }
    }

    /** The last message of a queue that has a control block. */
    public LastRecord lastRecord(ControlFacts control) throws IOException {
        return LastRecord.find(directory, control, bus.buffers().scratch);
    }

    /** The segments of a queue that has a control block. */
    public SegmentFacts segments(ControlFacts control) throws IOException {
        if (segments == null) {
            segments =
                    SegmentFacts.of(
                            directory,
                            control,
                            isLocked(),
                            options.checkedBytes(),
                            bus.buffers().window,
                            bus.reading());
        }
        return segments;
    }

    /**
     * A process as a lock file or lease names it.
     *
     * @param startTicks 0 when unknown
     */
    public record Owner(long pid, long startTicks) {}
}
