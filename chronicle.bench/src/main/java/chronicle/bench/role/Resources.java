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

    private Resources() {}

    /** Processor time of the whole process, the JVM's own threads included. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
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
        int descriptors = 0;
        for (String descriptor : names(DESCRIPTORS)) {
            try {
                Path target = Files.readSymbolicLink(DESCRIPTORS.resolve(descriptor));
                if (!target.isAbsolute()) {
                    descriptors++;
                }
            } catch (NoSuchFileException gone) {
                // The one through which they are listed.
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read descriptor " + descriptor, e);
            }
        }
        return descriptors;
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
