package chronicle.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What this process holds of a folder's files, from {@code /proc/self}. Linux only. */
public final class ProcSelf {

    private ProcSelf() {}

    /** Lines of {@code /proc/self/maps} about files below {@code folder}, deleted ones included. */
    public static List<String> mappings(Path folder) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(folder + "/")).toList();
        }
    }

    /** Targets of open descriptors below {@code folder}. */
    public static List<String> descriptors(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : entries) {
                String target = target(entry);
                if (target.startsWith(folder + "/")) {
                    found.add(target);
                }
            }
        }
        return found;
    }

    /** What a descriptor leads to; empty when another thread has just closed it. */
    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closed) {
            return "";
        }
    }
}
