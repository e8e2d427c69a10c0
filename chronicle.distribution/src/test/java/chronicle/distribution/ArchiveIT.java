package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive on a machine that has Java and a shell: no Maven, any folder, any place. */
@EnabledOnOs(OS.LINUX)
class ArchiveIT {

    @TempDir static Path place;
    private static Archive archive;
    private static Path tools;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        archive = Archive.unpack(Files.createDirectory(place.resolve("un packed")));
        tools = Archive.tools("bare-tools");
    }

    /** What runs with {@code --http} or, as here, out of the folder {@code deploy}. */
    private static final Pattern OPTIONAL =
            Pattern.compile("/(chronicle.(events|health)|.*(eventadmin|healthcheck.api))-.*jar$");

    @BeforeEach
    void bareMachine() {
        environment.put("PATH", tools.toString());
        environment.put("JAVA_HOME", Archive.javaHome().toString());
        // What runs for seconds has nothing of the second compiler but its work.
        environment.put("CHRONICLE_OPTS", "-XX:TieredStopAtLevel=1");
    }

    @Test
    void demoRuns() throws IOException {
        try (Run demo = chronicle("demo", "--seconds=1", "--strategies=1")) {
            demo.ends(0);
            String last = demo.out().get(demo.out().size() - 1);
            assertTrue(last.startsWith("demo: orders="), last);
            assertTrue(last.contains(" lost=0 duplicated=0 "), last);
            // Where its new process comes later than its LEASE holds, the router says so.
            String late = "lane of alpha is STALE after LIVE: its owner died";
            assertTrue(demo.err().stream().allMatch(line -> line.contains(late)), "" + demo.err());
        }
    }

    @Test
    void routersAreThoseOfEtcWhileTheyRun() throws IOException {
        Path home = archive.home();
        Path main = home.resolve("etc/chronicle.router-main.cfg");
        Path second = home.resolve("etc/chronicle.router-second.cfg");
        // A bundle that did not start would be a warning.
        try (Stream<Path> bundles = Files.list(home.resolve("bundles"))) {
            for (Path bundle : bundles.filter(it -> OPTIONAL.matcher("" + it).find()).toList()) {
                Files.copy(bundle, home.resolve("deploy").resolve(bundle.getFileName()));
            }
        }
        try (Run router = chronicle("router")) {
            router.awaitLine("router up bus=" + home.resolve("bus") + " watcher=inotify");
            trade(home.resolve("bus"));
            router.awaitLine("removed trader");

            put(main, Files.readString(main) + "\nidle=never\n");
            router.awaitWarning(
                    "changed configuration is refused: chronicle.router cannot use idle=never");
            trade(home.resolve("bus"));

            put(second, "bus=" + home.resolve("other bus") + "\nconsole=true\n");
            router.awaitLine("router up bus=" + home.resolve("other bus") + " watcher=inotify");
            trade(home.resolve("other bus"));

            put(home.resolve("etc/chronicle.discovery.poll.config"), "service.ranking=I\"1000\"\n");
            router.awaitLine("watcher poll");
            router.terminate();
            router.ends(0);
            assertEquals(1, router.err().size(), () -> router.err().toString());
        }
    }

    @Test
    void routerThatCannotStartIsSaidWithoutAStackTraceAndStartsWhenMended() throws IOException {
        Path etc = Files.createDirectory(place.resolve("wrong etc"));
        Path config = etc.resolve("chronicle.router-main.cfg");
        String bus = "bus=" + place.resolve("bus") + "\nconsole=true\n";
        Files.writeString(config, bus + "idle=never\n");
        try (Run router = chronicle("router", "--etc", etc.toString())) {
            router.awaitWarning(
                    "the router does not start: chronicle.router cannot use idle=never, valid is park");
            put(config, bus);
            router.awaitLine("router up bus=" + place.resolve("bus") + " watcher=inotify");
            router.terminate();
            router.ends(0);
            assertTrue(
                    router.err().stream()
                            .allMatch(line -> line.contains("[WARN] chronicle.router")),
                    () -> router.err().toString());
        }
    }

    @Test
    void folderWithoutRoutersIsSaid() throws IOException {
        Path etc = Files.createDirectory(place.resolve("empty etc"));
        try (Run router = chronicle("router", "--etc", etc.toString())) {
            router.awaitWarning("no router is configured, put a file chronicle.router-NAME.cfg");
            router.terminate();
            router.ends(0);
        }
    }

    @Test
    void commandRunsThroughLinksFromAnywhere() throws IOException {
        Path link = Files.createSymbolicLink(place.resolve("direct"), archive.command());
        Path relative = Files.createDirectories(place.resolve("a/b")).resolve("chronicle");
        Files.createSymbolicLink(relative, Path.of("../../direct"));
        for (Path command : List.of(link, relative)) {
            try (Run version = run(place.resolve("a"), command.toString(), "--version")) {
                version.ends(0);
                assertTrue(version.out().get(0).startsWith("chronicle 0."), "" + version.out());
            }
        }
    }

    @Test
    void optionsOfJavaAreHandedOn() throws IOException {
        environment.put("CHRONICLE_OPTS", "-Xmx64m -XshowSettings:vm");
        try (Run version = chronicle("--version")) {
            version.ends(0);
            assertTrue(
                    version.err().stream().anyMatch(line -> line.contains("64.00M")),
                    () -> "" + version.err());
        }
    }

    @Test
    void whatIsMissingIsOneSentence() throws IOException {
        environment.put("JAVA_HOME", place + "/no java");
        fails("chronicle: JAVA_HOME has no bin/java, point it to a Java of version 17 or later:");
        environment.remove("JAVA_HOME");
        fails("chronicle: no java found, install Java 17 or later, or set JAVA_HOME");
        environment.put("JAVA_HOME", javaThatCallsItself("11.0.2").toString());
        fails("chronicle: Java 17 or later is needed, this is Java 11: ");
        environment.put("JAVA_HOME", javaThatCallsItself("1.8.0_412").toString());
        fails("chronicle: Java 17 or later is needed, this is Java 8: ");
    }

    private void trade(Path bus) throws IOException {
        try (Run strategy =
                chronicle(
                        "strategy",
                        "--bus",
                        bus.toString(),
                        "--name=trader",
                        "--orders=5",
                        "--segment-size=8192")) {
            strategy.ends(0);
            String line = strategy.out().get(0);
            assertTrue(line.startsWith("strategy trader orders=5 acked=5 "), line);
        }
    }

    private void fails(String sentence) throws IOException {
        try (Run run = chronicle("--version")) {
            run.ends(1);
            assertEquals(List.of(), run.out());
            assertEquals(1, run.err().size(), () -> "" + run.err());
            assertTrue(run.err().get(0).startsWith(sentence), run.err().get(0));
        }
    }

    private static Path javaThatCallsItself(String version) throws IOException {
        Path home = Files.createDirectories(place.resolve("java " + version));
        Files.createSymbolicLink(
                Files.createDirectory(home.resolve("bin")).resolve("java"), home.resolve("java"));
        Files.createFile(
                home.resolve("java"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(
                home.resolve("java"),
                "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2018-01-01' >&2\n");
        return home;
    }

    /** As an operator is told to: under a hidden name first. */
    private static void put(Path file, String content) throws IOException {
        Path hidden = Files.writeString(file.resolveSibling(".new"), content);
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Run chronicle(String... arguments) throws IOException {
        return run(
                place,
                Stream.concat(Stream.of(archive.command().toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Run run(Path folder, String... command) throws IOException {
        return Run.start(folder, environment, List.of(command));
    }
}
