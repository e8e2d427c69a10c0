package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @TempDir Path folder;

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                wrong("no command given"),
                wrong("no such command: dance", "dance"),
                wrong("no such command: verfy, perhaps verify; see", "verfy", "queue"),
                wrong("no such option: --dance; see chronicle --help", "--dance"),
                wrong("no such command: tial, perhaps tail; see", "tial", "queue"),
                wrong("no such option: --formt, perhaps --format", "export", "q", "--formt", "csv"),
                wrong("no such option: --formt, perhaps --format", "export", "q", "--formt=csv"),
                wrong("--from is behind --to", "export", ".", "--from=10", "--to=9"),
                wrong("--from is behind --to", "export", ".", "--from=@2", "--to=@1"),
                wrong("--bus is missing, give the bus's root folder, or --etc with", "router"),
                wrong("--bus and --etc exclude each other", "router", "--bus=b", "--etc=."),
                wrong("--etc is empty", "router", "--etc="),
                wrong("make that folder first: path=no/such", "router", "--etc=no/such"),
                wrong("need --bus, set segment_size", "router", "--etc=.", "--keep"),
                wrong("--deploy is empty", "router", "--bus=b", "--deploy="),
                wrong(
                        "make that folder first: path=no/such",
                        "router",
                        "--bus=b",
                        "--deploy=no/such"),
                wrong(
                        "a file, give a folder: path=pom.xml",
                        "router",
                        "--bus=b",
                        "--deploy=pom.xml"),
                wrong("--control and --shell", "router", "--bus=b", "--control", "--shell"),
                wrong("--http is [HOST:]PORT", "router", "--bus=b", "--http=nowhere"),
                wrong("--http is [HOST:]PORT", "router", "--bus=b", "--http=127.0.0.1:65536"),
                wrong("Missing required option: '--bus=DIR'", "feed"),
                wrong("--bus is empty", "router", "--bus="),
                wrong("--bus is empty", "demo", "--bus", ""),
                wrong("Missing required option: '--name=NAME'", "strategy", "--bus", "b"),
                wrong("name=\".x\"", "strategy", "--bus", "b", "--name", ".x"),
                wrong("name=\"a/b\"", "strategy", "--bus", "b", "--name", "a/b"),
                wrong("--rate is per second", "strategy", "--bus=b", "--name=x", "--rate=0"),
                wrong("--rate is per second", "strategy", "--bus=b", "--name=x", "--rate=-1"),
                wrong("--rate is per second", "strategy", "--bus=b", "--name=x", "--rate=NaN"),
                wrong("--rate is per second", "feed", "--bus=b", "--rate=0"),
                wrong("Invalid value for option '--rate'", "feed", "--bus=b", "--rate=fast"),
                wrong("--orders is 0 to", "strategy", "--bus=b", "--name=x", "--orders=-1"),
                wrong("--size is 0 to", "strategy", "--bus=b", "--name=x", "--size=-1"),
                wrong("--timeout is 0 to", "strategy", "--bus=b", "--name=x", "--timeout=-1"),
                wrong("is 0 to 50", "strategy", "--bus=b", "--name=x", "--stop-timeout=51"),
                wrong("--segment-size is", "feed", "--bus=b", "--segment-size=5000"),
                wrong("--follow-feed is", "strategy", "--bus=b", "--name=x", "--follow-feed=b c"),
                wrong("(inotify, jdk, poll): kqueue", "discover", "--bus=b", "--watcher=kqueue"),
                wrong("--strategies is 1 to 32: 0", "demo", "--strategies=0"),
                wrong("--seconds is 1 to 3600: 0", "demo", "--seconds=0"),
                wrong("--limit is 0 to", "tail", ".", "--limit=-1"),
                wrong("--last is 0 to", "tail", ".", "--last=-1"),
                wrong("--from: give a seq", "tail", ".", "--from=noon"),
                wrong("--from and --last both", "tail", ".", "--from=1", "--last=1"),
                wrong("--interval is seconds", "inspect", ".", "--interval=0"),
                wrong("--interval is seconds", "inspect", ".", "--interval=NaN"),
                wrong("Missing required parameter: 'QUEUE_DIR'", "tail"),
                wrong("(QUEUE_DIR): no name of a file in the encoding that Java", "tail", "\ud800"),
                wrong("Invalid value for option '--bus': no name of a file", "top", "--bus=\ud800"),
                wrong("Missing required parameter: 'QUEUE_DIR'", "verify"),
                wrong("Missing required parameter: 'QUEUE_DIR'", "export"),
                wrong("Missing required option: '--to=QUEUE_DIR'", "replay", "."),
                wrong("Missing required parameter: 'QUEUE_DIR'", "inspect"),
                wrong("Missing required option: '--bus=DIR'", "top"),
                wrong("--interval is 0.1 to 3600 seconds: 0.0", "top", "--bus=b", "--interval=0"),
                wrong("--interval is 0.1 to 3600 seconds: NaN", "top", "--bus=b", "--interval=NaN"),
                wrong("--json goes with --once", "top", "--bus=b", "--json"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsOneSentenceAndTwo(String sentence, List<String> arguments) {
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
        assertTrue(run.err().startsWith("chronicle: "), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void benchmarksAreElsewhere() {
        Cli run = Cli.run("bench", "--runs", "1");
        assertEquals(1, run.exitCode());
        assertEquals(
                "chronicle: benchmarks are not in this jar, run ./chronicle bench in a checkout of"
                        + " the sources\n",
                run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "inspect", "verify", "export"})
    void folderThatIsNotThereIsOneSentenceAndOne(String command) {
        Path missing = folder.resolve("missing");
        Cli run = Cli.run(command, missing.toString());
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("path=" + missing), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "inspect", "verify", "export"})
    void folderWithoutAQueueIsOneSentenceAndOne(String command) {
        Cli run = Cli.run(command, folder.toString());
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("path=" + folder), run.err());
    }

    /** Without a UTF-8 locale the path cannot even be made of such a text. */
    @ParameterizedTest
    @ValueSource(strings = {"discover", "router", "demo", "feed"})
    void busWhoseBytesAreNoTextIsRefused(String command) {
        Cli run = Cli.run(command, "--bus", folder.resolve("b") + "\uFFFD");
        assertEquals(2, run.exitCode());
        assertTrue(
                run.err().contains("no UTF-8") || run.err().contains("no name of a file"),
                run.err());
    }

    @Test
    void busThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Cli run = Cli.run("discover", "--bus", file.toString());
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("path=" + file), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"discover", "router", "demo", "feed"})
    void busBelowAFileIsRefused(String command) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("no").resolve("bus");
        Cli run = Cli.run(command, "--bus", below.toString());
        assertEquals(2, run.exitCode());
        assertTrue(
                run.err()
                        .startsWith(
                                "chronicle: --bus is a path below a file, give the bus's root"
                                        + " folder: path="
                                        + below
                                        + " file="
                                        + file
                                        + ";"),
                run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"discover", "router"})
    @EnabledOnOs(OS.LINUX)
    void busThatCanNeverBeIsRefusedAtOnce(String command) {
        Cli run = Cli.run(command, "--bus", "/proc/x/bus");
        assertEquals(
                new Cli(
                        1,
                        "",
                        "chronicle: no bus can be made there, give a folder on a disk:"
                                + " path=/proc/x/bus there_is=/proc file_system=proc\n"),
                run);
    }

    @Test
    void nothingOfAPathSteersTheTerminal() {
        Cli run = Cli.run("tail", folder.resolve("a\u001b[2J\nb").toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.err().endsWith("/a\\x1b[2J\\x0ab\n"), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "router",
                "discover",
                "strategy",
                "feed",
                "tail",
                "inspect",
                "doctor",
                "verify",
                "export",
                "replay",
                "completion",
                "top",
                "bench",
                ""
            })
    void everyCommandHasHelpAndVersion(String command) {
        String[] prefix = command.isEmpty() ? new String[0] : new String[] {command};
        Cli help =
                Cli.run(
                        Stream.concat(Stream.of(prefix), Stream.of("--help"))
                                .toArray(String[]::new));
        assertEquals(0, help.exitCode());
        assertTrue(help.out().startsWith("Usage: chronicle"), help.out());
        assertEquals(List.of(), widowed(help.out()));
        assertTrue(!help.out().contains("--control") && !help.out().contains("input-ends"));
        Cli version =
                Cli.run(
                        Stream.concat(Stream.of(prefix), Stream.of("--version"))
                                .toArray(String[]::new));
        assertEquals(0, version.exitCode());
        assertTrue(version.out().startsWith("chronicle "), version.out());
    }

    /** Lines that begin anew although what comes next would have had room behind them. */
    private static List<String> widowed(String help) {
        List<String> lines = help.lines().toList();
        return IntStream.range(1, lines.size() - 1)
                .filter(i -> lines.get(i).matches("\\S+( \\S+){0,2}"))
                .filter(i -> lines.get(i + 1).matches("[a-z].*"))
                .mapToObj(lines::get)
                .toList();
    }

    private static Arguments wrong(String sentence, String... arguments) {
        return Arguments.of(sentence, List.of(arguments));
    }
}
