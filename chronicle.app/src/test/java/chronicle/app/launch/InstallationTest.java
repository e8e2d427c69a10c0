package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.app.process.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir Path folder;

    @Test
    void jarInLibBesideBundlesIsInstalled() throws IOException {
        Path jar = folder.resolve("lib/chronicle.jar");
        assertEquals(Optional.empty(), Installation.of(jar));
        Files.createDirectory(folder.resolve("bundles"));
        assertEquals(Optional.of(new Installation(folder)), Installation.of(jar));
        assertEquals(Optional.empty(), Installation.of(folder.resolve("target/chronicle.jar")));
        assertEquals(Optional.empty(), Installation.of(Path.of("/chronicle.jar")));
    }

    @Test
    void jarThatIsNoBundleIsSaidByItsPath() throws IOException {
        Path jar = folder.resolve("some.jar");
        Files.write(jar, new byte[0]);
        String said =
                assertThrows(CommandFailure.class, () -> NestedBundles.symbolicName(jar))
                        .getMessage();
        assertTrue(said.contains("no bundle") && said.endsWith("path=" + jar), said);
    }

    @Test
    void routersAreFilesOfTheFactoryThatAreThere() throws IOException {
        Deployed deployed = new Deployed(Optional.of(folder), Optional.empty());
        assertFalse(Deployed.NOTHING.hasRouters());
        List<String> none =
                List.of(
                        ".chronicle.router-a.cfg",
                        "chronicle.router.cfg",
                        "chronicle.router-a.bak");
        for (String file : none) {
            Files.createFile(folder.resolve(file));
        }
        assertFalse(deployed.hasRouters());
        Files.createFile(folder.resolve("chronicle.router-a.cfg"));
        assertTrue(deployed.hasRouters());
    }
}
