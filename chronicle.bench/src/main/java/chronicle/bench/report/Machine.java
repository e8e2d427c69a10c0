package chronicle.bench.report;

import chronicle.bench.suite.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Facts of this machine without which numbers say little. */
public record Machine(String cpu, int cores, String system, long memoryBytes, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

    public static Machine here() {
        return new Machine(
                field(CPU_INFO, "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                memory(field(MEMORY_INFO, "MemTotal", "0 kB")),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static long memory(String kilobytes) {
        return Long.parseLong(kilobytes.substring(0, kilobytes.indexOf(' '))) << 10;
    }

    /** The first line of this name in a file of Linux; other systems have no such file. */
    private static String field(Path file, String name, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            throw new BenchFailure("cannot read what machine this is, path=" + file, e);
        }
    }

    @Override
    public String toString() {
        return cpu
                + ", "
                + cores
                + " cores, "
                + (memoryBytes >> 30)
                + " GiB; "
                + system
                + "; "
                + java;
    }
}
