package chronicle.tools.doctor.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code /proc/self/mountinfo}. */
final class Mounts {

    /** Of the fields before the optional ones. */
    private static final int MOUNT_POINT = 4;

    private Mounts() {}

    /**
     * The kind of file system that a path is on: that of the last mount over the longest prefix.
     *
     * @param path absolute, without symbolic links
     */
    static Optional<String> kind(String mountinfo, Path path) {
        // A byte a character, as system files are read.
        String place = new String(path.toString().getBytes(UTF_8), ISO_8859_1);
        String kind = null;
        int longest = -1;
        for (String line : mountinfo.split("\n")) {
            int dash = line.indexOf(" - ");
            String[] fields = line.split(" ");
            if (dash < 0 || fields.length <= MOUNT_POINT) {
                continue;
            }
            String point = unescaped(fields[MOUNT_POINT]);
            if (isBelow(place, point) && point.length() >= longest) {
                longest = point.length();
                kind = line.substring(dash + 3).split(" ")[0];
            }
        }
        return Optional.ofNullable(kind);
    }

    /** By text: the name of another mount need not be a path in the charset of this JVM. */
    private static boolean isBelow(String path, String point) {
        return path.equals(point) || path.startsWith(point.endsWith("/") ? point : point + '/');
    }

    /** Blanks, tabs, newlines and backslashes stand as {@code \NNN}, octal. */
    private static String unescaped(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
