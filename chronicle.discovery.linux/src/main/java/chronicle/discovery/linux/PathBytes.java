package chronicle.discovery.linux;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The bytes that the kernel knows a path by, whatever the locale says: a path's URI escapes exactly
 * those.
 */
final class PathBytes {

    private PathBytes() {}

    /** An absolute path, ended by a zero. */
    static byte[] of(Path path) {
        URI uri = path.toAbsolutePath().toUri();
        String raw = uri.getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length() + 1);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        bytes.write(0);
        byte[] result = bytes.toByteArray();
        // The URI of a directory ends in a slash when the directory exists.
        int slash = result.length - 2;
        if (slash > 0 && result[slash] == '/') {
            result[slash] = 0;
            return Arrays.copyOf(result, slash + 1);
        }
        return result;
    }

    /** The last step, each byte as one char: how {@link InotifyEvents} gives names. */
    static String name(byte[] path) {
        int from = path.length - 1;
        while (from > 0 && path[from - 1] != '/') {
            from--;
        }
        return new String(path, from, path.length - 1 - from, StandardCharsets.ISO_8859_1);
    }

    /** For people. */
    static String text(byte[] path) {
        return new String(path, 0, path.length - 1, StandardCharsets.UTF_8);
    }
}
