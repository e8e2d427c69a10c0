package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The features file is about what is shipped. That it resolves is verified by the build itself, by
 * Karaf's own plugin.
 */
@EnabledOnOs(OS.LINUX)
class FeaturesIT {

    private static final Pattern OURS =
            Pattern.compile("<bundle[^>]*>mvn:org\\.chronicle\\.osgi/(chronicle[^/]*)/");
    private static final Pattern BUNDLE = Pattern.compile("(chronicle\\.[a-z.]*[a-z])-.*\\.jar");

    @TempDir static Path place;
    private static Path home;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        home = Archive.unpack(place).home();
    }

    @Test
    void everyBundleOfTheProductIsInAFeature() throws IOException {
        SortedSet<String> shipped = new TreeSet<>();
        try (Stream<Path> jars = Files.walk(home.resolve("bundles"))) {
            for (Path jar : jars.toList()) {
                Matcher bundle = BUNDLE.matcher(jar.getFileName().toString());
                if (bundle.matches()) {
                    shipped.add(bundle.group(1));
                }
            }
        }
        SortedSet<String> listed = new TreeSet<>();
        String features = Files.readString(home.resolve("karaf/features.xml"));
        Matcher bundle = OURS.matcher(features);
        while (bundle.find()) {
            listed.add(bundle.group(1));
        }
        assertFalse(features.contains("${"), features);
        assertEquals(shipped, listed, "cnf/karaf/features.xml must name the product's bundles");
    }
}
