package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.app.it.NestedJar;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The program's own bundles and those of the folder that have the same name. */
class DeployFolderIT {

    private static final String LINUX = "chronicle.discovery.linux";
    private static final Attributes.Name VERSION = new Attributes.Name("Bundle-Version");

    @TempDir Path folder;
    private FelixLauncher launcher;

    @AfterEach
    void stop() {
        launcher.close();
    }

    @Test
    void newerVersionRunsInsteadOfTheProgramsOwnUntilItsFileGoes() throws IOException {
        launcher = FelixLauncher.start(deployed());
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=active}");
        Path jar = NestedJar.copy(folder, LINUX).with(VERSION, "9.0.0").show("new.jar");
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=resting, 9.0.0=active}");
        NestedJar.copy(folder, LINUX).with(VERSION, "9.1.0").show("new.jar");
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=resting, 9.1.0=active}");
        Files.delete(jar);
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=active}");
    }

    @Test
    void newerVersionThatIsThereAtTheStartIsTheOnlyOne() throws IOException {
        NestedJar.copy(folder, LINUX).with(VERSION, "9.0.0").show("new.jar");
        launcher = FelixLauncher.start(deployed());
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=resting, 9.0.0=active}");
    }

    @Test
    void programsOwnComesBackWhenTheSameVersionIsPutInAndTakenOut() throws IOException {
        launcher = FelixLauncher.start(deployed());
        Bundle own = bundle(LINUX);
        long before = own.getLastModified();
        Path jar = NestedJar.copy(folder, LINUX).show("same.jar");
        Await.until("updated", () -> own.getLastModified() != before);
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=active}");
        Files.delete(jar);
        Await.until("uninstalled", () -> own.getState() == Bundle.UNINSTALLED);
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=active}");
    }

    @Test
    void versionThatDoesNotStartReplacesNothing() throws IOException {
        launcher = FelixLauncher.start(deployed());
        NestedJar.copy(folder, LINUX)
                .with(VERSION, "9.0.0")
                .with(new Attributes.Name("Import-Package"), "nobody.has.it")
                .show("new.jar");
        awaitRunning(LINUX, "{0.1.0.SNAPSHOT=active, 9.0.0=resting}");
    }

    @Test
    void settingsOfTheRouterAreTheCommandLines() throws Exception {
        launcher = FelixLauncher.start(deployed());
        NestedJar.text(folder, "chronicle.router.cfg", "bus=/tmp");
        NestedJar.text(folder, "chronicle.router~main.cfg", "bus=/tmp");
        NestedJar.text(folder, "chronicle.router-other.config", "bus=\"/tmp\"");
        // Taken at the same look as those three, or a later one.
        NestedJar.text(folder, "chronicle.router.other.cfg", "bus=/tmp");
        Await.until("configured", () -> !Configurations.pids(launcher.context()).isEmpty());
        assertEquals(
                "[chronicle.router.other]", Configurations.pids(launcher.context()).toString());
    }

    private Deployed deployed() {
        return new Deployed(Optional.empty(), Optional.of(folder));
    }

    private void awaitRunning(String symbolicName, String expected) {
        Await.until(expected, () -> states(symbolicName).equals(expected), () -> states(LINUX));
    }

    private String states(String symbolicName) {
        TreeMap<String, String> states = new TreeMap<>();
        for (Bundle bundle : launcher.bundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                states.put(
                        bundle.getVersion().toString(),
                        bundle.getState() == Bundle.ACTIVE ? "active" : "resting");
            }
        }
        return states.toString();
    }

    private Bundle bundle(String symbolicName) {
        return launcher.bundles().stream()
                .filter(each -> symbolicName.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
