package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The built archive, unpacked as a user does it, and what a machine without a build offers. */
final class Archive {

    /** All programs that {@code bin/chronicle} may use beside Java. */
    private static final List<String> PROGRAMS =
            List.of("sh", "readlink", "dirname", "sed", "head", "env");

    private final Path home;

    private Archive(Path home) {
        this.home = home;
    }

    /** Unpacks it below a folder. */
    static Archive unpack(Path folder) throws IOException, InterruptedException {
        Process tar =
                new ProcessBuilder("tar", "-xzf", file().toString(), "-C", folder.toString())
                        .inheritIO()
                        .start();
        assertEquals(0, tar.waitFor());
        try (Stream<Path> roots = Files.list(folder)) {
            return new Archive(roots.filter(Files::isDirectory).findFirst().orElseThrow());
        }
    }

    /** The built file. */
    static Path file() {
        return Path.of(System.getProperty("chronicle.archive"));
    }

    /** The checkout that it was built from. */
    static Path checkout() {
        return Path.of(System.getProperty("chronicle.root")).normalize();
    }

    /** Java that runs it. */
    static Path javaHome() {
        return Path.of(System.getProperty("chronicle.java.home"));
    }

    Path home() {
        return home;
    }

    Path command() {
        return home.resolve("bin/chronicle");
    }

    /**
     * A folder for the {@code PATH} with nothing but what the command needs: no Java, no Maven. It
     * is made anew below {@code target}.
     *
     * @param name of the folder
     * @param programs more of them
     */
    static Path tools(String name, String... programs) throws IOException {
        Path folder = Files.createDirectories(file().resolveSibling(name));
        List<String> all = Stream.concat(PROGRAMS.stream(), Stream.of(programs)).toList();
        for (String program : all) {
            Files.deleteIfExists(folder.resolve(program));
            Files.createSymbolicLink(folder.resolve(program), find(program));
        }
        return folder;
    }

    private static Path find(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on this machine: " + program));
    }
}
