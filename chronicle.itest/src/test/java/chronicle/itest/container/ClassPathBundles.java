package chronicle.itest.container;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Bundles on the class path, by symbolic name: folders after {@code mvn test}, jars after {@code
 * mvn verify}. So nothing has to be installed or downloaded to be tested.
 */
final class ClassPathBundles {

    private static final Map<String, Path> BY_NAME = scan();

    private ClassPathBundles() {}

    /** Where Felix finds a bundle. */
    static String location(String symbolicName) {
        return "reference:" + path(symbolicName).toUri();
    }

    /** Its jar or its folder. */
    static Path path(String symbolicName) {
        Path path = BY_NAME.get(symbolicName);
        if (path == null) {
            throw new IllegalArgumentException(
                    "no such bundle on the class path: " + symbolicName + ", there are " + BY_NAME);
        }
        return path;
    }

    private static Map<String, Path> scan() {
        Map<String, Path> found = new HashMap<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element).toAbsolutePath();
            try {
                Manifest manifest = manifest(path);
                String name =
                        manifest == null
                                ? null
                                : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
                if (name != null) {
                    found.put(name.split(";")[0].trim(), path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the manifest of " + path, e);
            }
        }
        return found;
    }

    private static Manifest manifest(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Path file = path.resolve("META-INF/MANIFEST.MF");
            if (!Files.exists(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new Manifest(in);
            }
        }
        if (!Files.exists(path)) {
            return null;
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.getManifest();
        }
    }
}
