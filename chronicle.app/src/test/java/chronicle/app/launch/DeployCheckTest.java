package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.RawNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of files that FileInstall passes over. */
class DeployCheckTest {

    @TempDir Path folder;
    private final List<String> warnings = new ArrayList<>();
    private DeployCheck check;

    @BeforeEach
    void open() {
        check = new DeployCheck(folder, warnings::add);
    }

    @AfterEach
    void close() {
        check.close();
    }

    @Test
    void halfOfAJarIsSaidOnceAndAgainWhenItHasChanged() throws IOException {
        byte[] whole = jar("a.bundle");
        put("a.jar", Arrays.copyOf(whole, whole.length / 2));
        check.look();
        assertEquals(List.of(), warnings);
        check.look();
        check.look();
        assertEquals(1, warnings.size(), warnings::toString);
        String beginning =
                "a.jar is not taken in: no whole jar; it is taken in when it is complete";
        assertTrue(warnings.get(0).startsWith(beginning), warnings::toString);
        assertTrue(warnings.get(0).contains("dot and rename them then: path=" + folder));
        put("a.jar", Arrays.copyOf(whole, whole.length - 1));
        check.look();
        check.look();
        assertEquals(2, warnings.size(), warnings::toString);
        put("a.jar", whole);
        check.look();
        check.look();
        assertEquals(2, warnings.size(), warnings::toString);
    }

    @Test
    void fileWhoseNameCannotBeSaidIsSaidOnce() throws IOException {
        byte[] name = "chronicle.router-?.cfg".getBytes(StandardCharsets.US_ASCII);
        Files.createFile(RawNames.child(folder, "plain.cfg"));
        // No character in any encoding that a locale of today has.
        name["chronicle.router-".length()] = (byte) 0xff;
        Files.createFile(RawNames.child(folder, name));
        check.look();
        check.look();
        check.look();
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains(".cfg is not taken in: Java cannot say its name in"));
    }

    @Test
    void fileThatGrowsIsNotJudged() throws IOException {
        for (int size = 1; size < 10; size++) {
            put("a.jar", new byte[size]);
            check.look();
        }
        assertEquals(List.of(), warnings);
    }

    @Test
    void fileThatWentAndCameAgainIsSaidAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            put("a.jar", new byte[10]);
            check.look();
            check.look();
            Files.delete(folder.resolve("a.jar"));
            check.look();
        }
        assertEquals(2, warnings.size(), warnings::toString);
    }

    @Test
    void jarThatIsNoBundleIsSaid() throws IOException {
        put("a.jar", jar(null));
        check.look();
        check.look();
        assertEquals(
                List.of(
                        "a.jar is not taken in: no bundle, its manifest lacks"
                                + " Bundle-SymbolicName: path="
                                + folder.resolve("a.jar")),
                warnings);
    }

    @Test
    void bundlesHiddenFilesAndOthersAreNobodysConcern() throws IOException {
        put("a.jar", jar("a.bundle"));
        put(".b.jar", new byte[10]);
        put("c.jar.tmp", new byte[10]);
        put("d.cfg", new byte[10]);
        Files.createDirectory(folder.resolve("e.jar"));
        check.look();
        check.look();
        assertEquals(List.of(), warnings);
    }

    private void put(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] jar(String symbolicName) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (symbolicName != null) {
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }
}
