package chronicle.tools.doctor.exam;

import chronicle.tools.text.SafeText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processes, as {@code /proc} has them: only those of this pid namespace, and of it what we may
 * see.
 */
public final class Processes {

    /** Field 22 of {@code stat}, counted from behind the command's last bracket. */
    private static final int START_TICKS = 19;

    private final Path proc;

    /**
     * @param system below which {@code proc} is
     */
    public Processes(Path system) {
        this.proc = system.resolve("proc");
    }

    /**
     * Whether a process is there and began when it is said to have.
     *
     * @param startTicks 0 when nothing is said
     */
    public boolean lives(long pid, long startTicks) {
        Optional<String> stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return false;
        }
        String[] fields = stat.get().substring(stat.get().lastIndexOf(')') + 1).strip().split(" ");
        return startTicks == 0
                || fields.length <= START_TICKS
                || fields[START_TICKS].equals(Long.toString(startTicks));
    }

    /** A file of a process; empty when the process is gone or the file may not be read. */
    public Optional<String> read(long pid, String file) {
        try {
            return Optional.of(SystemFile.read(of(pid).resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What a process is called, printable. */
    public String name(long pid) {
        return SafeText.of(read(pid, "comm").orElse("?").strip());
    }

    /** The user that a process is of, as {@code status} says; empty when it is gone. */
    public Optional<String> user(long pid) {
        return field(pid, "Uid:");
    }

    /** The first word behind a name in {@code status}. */
    public Optional<String> field(long pid, String name) {
        return read(pid, "status")
                .flatMap(text -> text.lines().filter(line -> line.startsWith(name)).findFirst())
                .map(line -> line.substring(name.length()).strip().split("\\s+")[0]);
    }

    /** The ids of all. */
    public List<Long> all() throws IOException {
        List<Long> pids = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                pids.add(Long.parseLong(entry.getFileName().toString()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return pids;
    }

    /**
     * Whether a process has a file open that is locked by flock, by itself or by whom it has the
     * descriptor from. False as well when that may not be seen.
     *
     * @param file by whatever name; in another container it has another one
     */
    public boolean holdsLock(long pid, Path file) {
        // By its name first: to look at what every process has open may take long.
        String name = '/' + file.getFileName().toString();
        for (Descriptor descriptor : descriptors(pid)) {
            Path open = of(pid).resolve("fd").resolve(descriptor.number());
            if (descriptor.target().endsWith(name)
                    && isSame(open, file)
                    && read(pid, "fdinfo/" + descriptor.number())
                            .filter(info -> info.contains(" FLOCK "))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Path open, Path file) {
        try {
            Object key = Files.readAttributes(open, BasicFileAttributes.class).fileKey();
            Look look = Look.at(file);
            return look != null && look.key().equals(key);
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    /** What the open descriptors of a process are, by number; none when that may not be seen. */
    public List<Descriptor> descriptors(long pid) {
        List<Descriptor> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(of(pid).resolve("fd"))) {
            for (Path entry : entries) {
                String target = Files.readSymbolicLink(entry).toString();
                found.add(new Descriptor(entry.getFileName().toString(), target));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Gone, or somebody else's.
            return found;
        }
        return found;
    }

    /**
     * An open descriptor.
     *
     * @param number within its process
     * @param target what it is open on, as {@code /proc} has it
     */
    public record Descriptor(String number, String target) {}

    private Path of(long pid) {
        return proc.resolve(Long.toString(pid));
    }
}
