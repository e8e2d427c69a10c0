package chronicle.bench.role;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What this process holds and uses, from {@code /proc/self}. */
final class Resources {

    private static final Path SELF = Path.of("/proc/self");
    private static final Path DESCRIPTORS = SELF.resolve("fd");
    private static final String SWITCHES = "voluntary_ctxt_switches:";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The kernel keeps so many characters of a thread's name. */
    private static final int NAME = 15;

    /** Which field behind the name of a thread in its {@code stat}. */
    private static final int MINOR_FAULTS = 7;

    private Resources() {}

    /** Processor time of the whole process, the JVM's own threads included. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Processor time of the threads whose names begin so. */
    static long cpuNanosOf(List<String> prefixes) {
        long nanos = 0;
        for (String task : names(SELF.resolve("task"))) {
            Path directory = SELF.resolve("task").resolve(task);
            List<String> name = lines(directory.resolve("comm"));
            List<String> times = lines(directory.resolve("schedstat"));
            if (!name.isEmpty()
                    && !times.isEmpty()
                    && prefixes.stream().anyMatch(name.get(0)::startsWith)) {
                nanos += Long.parseLong(times.get(0).split(" ")[0]);
            }
        }
        return nanos;
    }

    /** Bytes that are alive. */
    static long liveBytes() {
        // Twice: what a first collection finds unreachable may only then be let go.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * Open descriptors of sockets, pipes and things that have no file, such as inotify. Files come
     * and go with the classes that the JVM loads.
     */
    static int descriptors() {
        return descriptors(target -> !target.isAbsolute());
    }

    /** Open descriptors of files below a folder: the JVM opens and closes others as it likes. */
    static int descriptors(String folder) {
        return descriptors(target -> target.toString().contains(folder));
    }

    private static int descriptors(Predicate<Path> wanted) {
        int descriptors = 0;
        for (String descriptor : names(DESCRIPTORS)) {
            try {
                if (wanted.test(Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor)))) {
                    descriptors++;
                }
            } catch (NoSuchFileException closed) {
                // Since they were listed, as the one through which they are.
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read descriptor " + descriptor, e);
            }
        }
        return descriptors;
    }

    /** Mappings of files below a folder with this end of their names. */
    static long mappings(String folder, String end) {
        return lines(SELF.resolve("maps")).stream()
                .filter(line -> line.contains(folder) && line.endsWith(end))
                .count();
    }

    /** Bytes that are mapped of files below a folder. */
    static long mappedBytes(String folder) {
        return lines(SELF.resolve("maps")).stream()
                .filter(line -> line.contains(folder))
                .mapToLong(Resources::mappedBytesOf)
                .sum();
    }

    private static long mappedBytesOf(String line) {
        int dash = line.indexOf('-');
        int space = line.indexOf(' ');
        return Long.parseLong(line, dash + 1, space, 16) - Long.parseLong(line, 0, dash, 16);
    }

    /** Page faults without a disk that a thread of this name has taken. */
    static long minorFaults(String thread) {
        for (String task : names(SELF.resolve("task"))) {
            Path directory = SELF.resolve("task").resolve(task);
            if (lines(directory.resolve("comm")).equals(List.of(thread))) {
                String stat = String.join(" ", lines(directory.resolve("stat")));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return Long.parseLong(fields[MINOR_FAULTS]);
            }
        }
        throw new IllegalStateException("no such thread, name=" + thread);
    }

    /** Inotify watches held through all descriptors. */
    static long inotifyWatches() {
        long watches = 0;
        for (String descriptor : names(DESCRIPTORS)) {
            watches +=
                    lines(SELF.resolve("fdinfo").resolve(descriptor)).stream()
                            .filter(line -> line.startsWith("inotify "))
                            .count();
        }
        return watches;
    }

    /** Names of Java's threads now. */
    static Set<String> javaThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    /** How often threads of these names went to sleep; each time they were woken before. */
    static long sleeps(Set<String> threads) {
        Set<String> cut =
                threads.stream()
                        .map(name -> name.substring(0, Math.min(NAME, name.length())))
                        .collect(Collectors.toSet());
        long sleeps = 0;
        for (String task : names(SELF.resolve("task"))) {
            Path directory = SELF.resolve("task").resolve(task);
            List<String> name = lines(directory.resolve("comm"));
            if (!name.isEmpty() && cut.contains(name.get(0))) {
                for (String line : lines(directory.resolve("status"))) {
                    if (line.startsWith(SWITCHES)) {
                        sleeps += Long.parseLong(line.substring(SWITCHES.length()).strip());
                    }
                }
            }
        }
        return sleeps;
    }

    private static Set<String> names(Path directory) {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
        return names;
    }

    /** None of what is gone meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
