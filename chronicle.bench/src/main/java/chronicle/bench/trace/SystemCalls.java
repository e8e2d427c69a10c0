package chronicle.bench.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a traced role's own thread asked the kernel for while it worked, by name of the call: what
 * strace wrote between the line that says the role is warm and the next line that it says.
 */
public final class SystemCalls {

    private static final String WARM = "write(1, \"warm";
    private static final String NEXT_LINE = "write(1, \"";

    private SystemCalls() {}

    /**
     * Reads what {@code strace -ff -o PREFIX} wrote, a file for each thread.
     *
     * @throws IOException also when no thread said that it is warm
     */
    public static Map<String, Integer> ofWorkingThread(Path folder, String prefix)
            throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + ".*")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                int warm = indexOf(lines, WARM, 0);
                if (warm >= 0) {
                    return count(lines.subList(warm + 1, end(lines, warm)));
                }
            }
        }
        throw new IOException("no thread of the trace got warm, path=" + folder);
    }

    private static int end(List<String> lines, int warm) {
        int next = indexOf(lines, NEXT_LINE, warm + 1);
        return next < 0 ? lines.size() : next;
    }

    private static int indexOf(List<String> lines, String start, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        return -1;
    }

    static Map<String, Integer> count(List<String> lines) {
        Map<String, Integer> calls = new TreeMap<>();
        for (String line : lines) {
            int parenthesis = line.indexOf('(');
            // Signals and the like are no calls.
            if (parenthesis > 0 && Character.isLetter(line.charAt(0))) {
                calls.merge(line.substring(0, parenthesis), 1, Integer::sum);
            }
        }
        return calls;
    }
}
