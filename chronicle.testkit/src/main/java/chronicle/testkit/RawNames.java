package chronicle.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Names of files as the bytes that they are to the kernel, whatever characters they make. */
public final class RawNames {

    private RawNames() {}

    /** An entry of a directory; the name may hold any byte but zero and slash. */
    public static Path child(Path directory, byte[] name) {
        // The URI of a path is the only way to name bytes that no character stands for.
        StringBuilder uri = new StringBuilder("file:///");
        for (byte b : name) {
            uri.append(String.format("%%%02X", b & 0xff));
        }
        return directory.resolve(Path.of(URI.create(uri.toString())).getFileName());
    }

    /** As UTF-8, also where this JVM has no characters for it. */
    public static Path child(Path directory, String name) {
        return child(directory, name.getBytes(StandardCharsets.UTF_8));
    }

    /** What no strategy may be called, as far as a file system of today takes it. */
    public static List<byte[]> refused() {
        return List.of(
                utf8("two words"),
                utf8(" "),
                utf8("line\nbreak"),
                utf8("line\tbreak"),
                utf8("bell\u0007"),
                utf8("colour\u001b[31m"),
                utf8("delete\u007f"),
                utf8(".hidden"),
                utf8("..."),
                utf8("..up"),
                utf8("back\\slash"),
                utf8("quo\"te"),
                utf8("co:lon"),
                utf8("x".repeat(129)),
                utf8("x".repeat(255)),
                utf8("ü".repeat(127)),
                utf8("日本"),
                utf8("zero\u200bwidth"),
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xfe},
                new byte[] {'c', 'u', 't', (byte) 0xc3},
                new byte[] {'c', 'u', 't', (byte) 0xe2, (byte) 0x82});
    }

    /** What a strategy may be called, though it looks odd. */
    public static List<String> accepted() {
        return List.of(
                "x".repeat(128),
                "a..b",
                "a.",
                "-",
                "--help",
                "_",
                "0",
                "READY",
                "orders_out",
                "Ab");
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
