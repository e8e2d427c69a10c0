package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A bundle of the built jar, altered for a test, and put into a folder as an operator does it. */
public final class NestedJar {

    private final Path file;

    private NestedJar(Path file) {
        this.file = file;
    }

    /**
     * A copy below a hidden name, in the folder where it will be seen under its own.
     *
     * @param symbolicName of the bundle in the built jar
     */
    public static NestedJar copy(Path folder, String symbolicName) throws IOException {
        Path copy = folder.resolve('.' + symbolicName + ".tmp");
        try (FileSystem jar =
                        FileSystems.newFileSystem(Path.of(System.getProperty("chronicle.jar")));
                Stream<Path> nested = Files.list(jar.getPath("bundles"))) {
            Path bundle =
                    nested.filter(
                                    path ->
                                            path.getFileName()
                                                    .toString()
                                                    .startsWith(symbolicName + '-'))
                            .findFirst()
                            .orElseThrow();
            Files.copy(bundle, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return new NestedJar(copy);
    }

    public NestedJar with(Attributes.Name header, String value) throws IOException {
        try (FileSystem jar = open()) {
            Path path = jar.getPath("META-INF", "MANIFEST.MF");
            Manifest manifest;
            try (InputStream in = Files.newInputStream(path)) {
                manifest = new Manifest(in);
            }
            manifest.getMainAttributes().put(header, value);
            try (OutputStream out = Files.newOutputStream(path)) {
                manifest.write(out);
            }
        }
        return this;
    }

    /** Raises the service's ranking, which is 0 in the bundle. */
    public NestedJar withRanking(String component, int ranking) throws IOException {
        try (FileSystem jar = open()) {
            Path path = jar.getPath("OSGI-INF", component + ".xml");
            String xml = Files.readString(path);
            String before = "<property name=\"service.ranking\" type=\"Integer\" value=\"0\"/>";
            assertTrue(xml.contains(before), xml);
            Files.writeString(path, xml.replace(before, before.replace("0", "" + ranking)));
        }
        return this;
    }

    /** Gives it its name, by which it is seen. */
    public Path show(String name) throws IOException {
        return Files.move(file, file.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a text file in under a hidden name, and gives it its own then. */
    public static Path text(Path folder, String name, String content) throws IOException {
        Path hidden = folder.resolve('.' + name);
        Files.write(hidden, content.getBytes(StandardCharsets.ISO_8859_1));
        return Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private FileSystem open() throws IOException {
        return FileSystems.newFileSystem(file);
    }
}
