package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator puts into the folder of {@code router --deploy}, and takes out again. */
class DeployIT {

    private static final Attributes.Name SYMBOLIC_NAME = new Attributes.Name("Bundle-SymbolicName");

    @TempDir Path folder;
    private Path bus;
    private Path temporary;
    private Path deploy;

    @BeforeEach
    void makeFolders() throws IOException {
        bus = folder.resolve("bus");
        temporary = Files.createDirectory(folder.resolve("tmp"));
        deploy = Files.createDirectory(folder.resolve("to deploy"));
    }

    @Test
    void watcherOfHigherRankIsUsedWhileItsJarIsThere() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            router.awaitLine("router up bus=" + bus + " watcher=inotify");
            Path jar = putWatcher("operator.jar");
            router.awaitLine("watcher poll");
            trade("one");
            router.awaitLine("removed one");
            Files.delete(jar);
            router.awaitLine("watcher inotify");
            trade("two");
            router.awaitLine("removed two");
            router.terminate();
            router.endsQuietly(0);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void watcherThatIsThereAtTheStartIsThereBeforeTheRouter()
            throws IOException, InterruptedException {
        putWatcher("operator.jar");
        try (JarProcess router = router()) {
            router.awaitLine("router up bus=" + bus + " watcher=poll");
            router.terminate();
            router.endsQuietly(0);
            assertEquals(1, router.out().size(), router.out().toString());
        }
    }

    @Test
    void settingsAreTakenWhileTheirFileIsThere() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            router.awaitLine("router up bus=" + bus + " watcher=inotify");
            String typed = "chronicle.discovery.poll.config";
            String ranking = "service.ranking=I\"1000\"\n";
            NestedJar.text(deploy, typed, ranking + "interval_ms=I\"20\"\n");
            router.awaitLine("watcher poll");
            NestedJar.text(deploy, typed, ranking + "interval_ms=\"none\"\n");
            router.awaitWarning("interval_ms stays 20: chronicle.discovery.poll cannot use");
            Files.delete(deploy.resolve(typed));
            router.awaitLine("watcher inotify");
            NestedJar.text(deploy, "chronicle.discovery.poll.cfg", "interval_ms = 0\n");
            router.awaitWarning("interval_ms stays 500: chronicle.discovery.poll cannot use");
            router.terminate();
            router.endsWithWarnings(0, 2);
        }
    }

    @Test
    void whatCannotBeStartedIsOneSentence() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            router.awaitLineFrom("router up");
            NestedJar.copy(deploy, "chronicle.discovery.poll")
                    .with(SYMBOLIC_NAME, "operator.watcher")
                    .with(new Attributes.Name("Import-Package"), "nobody.has.it")
                    .show("broken.jar");
            router.awaitWarning("broken.jar reason=\"Unable to resolve operator.watcher");
            putWatcher("broken.jar");
            router.awaitLine("watcher poll");
            router.terminate();
            router.endsWithWarnings(0, 1);
        }
    }

    @Test
    void halfACopyIsOneSentenceAndIsTakenInWhenItIsWhole()
            throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(watcher(folder).show("whole.jar"));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Path jar = deploy.resolve("operator.jar");
        try (JarProcess router = router()) {
            router.awaitLine("router up bus=" + bus + " watcher=inotify");
            put(half, jar);
            router.awaitWarning("operator.jar is not taken in: no whole jar");
            put(whole, jar);
            router.awaitLine("watcher poll");
            put(half, jar);
            router.awaitLine("watcher inotify");
            router.awaitWarnings(2);
            router.terminate();
            router.endsWithWarnings(0, 2);
        }
    }

    /** At once: of what is written by and by, several states may be seen. */
    private void put(byte[] content, Path jar) throws IOException {
        Path hidden = Files.write(deploy.resolve(".hidden"), content);
        Files.move(hidden, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path putWatcher(String file) throws IOException {
        return watcher(deploy).show(file);
    }

    private static NestedJar watcher(Path in) throws IOException {
        return NestedJar.copy(in, "chronicle.discovery.poll")
                .with(SYMBOLIC_NAME, "operator.watcher")
                .withRanking("chronicle.discovery.poll.PollWatcherComponent", 1000);
    }

    private JarProcess router() throws IOException {
        return JarProcess.start(
                temporary, "router", "--bus", bus.toString(), "--deploy", deploy.toString());
    }

    private void trade(String strategy) throws IOException, InterruptedException {
        try (JarProcess process =
                JarProcess.start(
                        temporary,
                        "strategy",
                        "--bus",
                        bus.toString(),
                        "--name",
                        strategy,
                        "--orders=5",
                        "--segment-size=8192")) {
            process.awaitLineFrom("strategy " + strategy + " orders=5 acked=5 ");
            process.endsQuietly(0);
        }
    }
}
