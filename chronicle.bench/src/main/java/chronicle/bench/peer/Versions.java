package chronicle.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions as the build knows them. */
final class Versions {

    private static final String FILE = "versions.properties";

    private Versions() {}

    static String of(String key) {
        Properties versions = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        return versions.getProperty(key);
    }
}
