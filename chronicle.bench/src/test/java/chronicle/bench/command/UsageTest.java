package chronicle.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.suite.Catalog;
import chronicle.bench.suite.DiscoveryWorks;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.RouterWorks;
import chronicle.bench.suite.Works;
import chronicle.bench.suite.Workspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
        return BenchCommand.commandLine(terminal, new Workspace()).execute(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--runs 0 | --runs is 1 to 100: 0",
                "--runs 101 | --runs is 1 to 100: 101",
                "--only append,nothing | --only is one of append, append-flat-out, ",
                "--only append, | --only is one of append, append-flat-out, ",
                "--only ,append | --only is one of append, append-flat-out, ",
                "--only= | --only is one of append, append-flat-out, ",
                "--dir= | --dir is empty, give an existing folder",
                "jmh --dir= | --dir is empty, give an existing folder",
                "--dir /no/such/folder | --dir is an existing folder: /no/such/folder",
                "--speed | Unknown option: '--speed'",
                "jmh --dir /no/such/folder | --dir is an existing folder: /no/such/folder",
                "jmh -bogus | b is not a recognized option",
                "jmh nothing | no benchmark's name matches, -l lists them: nothing",
                "syscalls --dir /no/such/folder | --dir is an existing folder: /no/such/folder",
                "discovery --runs 0 | --runs is 1 to 100: 0",
                "discovery --seconds 101 | --seconds is 1 to 100: 101",
                "discovery --only append | --only is one of ready-0, ready-1000, ready-10000, ",
                "router --strategies 0 | --strategies is 1 to 10000: 0",
                "router --only append | --only is one of order, flood, attach, attach-one, ",
                "discovery --dir /no/such/folder | --dir is an existing folder: /no/such/folder"
            })
    void wrongArgumentsGetOneSentence(String args, String sentence) {
        assertEquals(2, run(args.split(" ")));
        assertTrue(err.toString().startsWith("chronicle: " + sentence), err.toString());
        assertTrue(err.toString().trim().endsWith("--help"), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @CsvSource({"--help", "jmh --help", "syscalls --help", "discovery --help", "router --help"})
    void explainsItself(String args) {
        assertEquals(0, run(args.split(" ")));
        assertTrue(out.toString().startsWith("Usage: chronicle bench"), out.toString());
    }

    @Test
    void namesEveryWorkInTheHelp() {
        namesEveryWork(Works.catalog(), "--help");
    }

    @Test
    void namesEveryWorkOfDiscoveryInItsHelp() {
        namesEveryWork(DiscoveryWorks.catalog(1), "discovery", "--help");
    }

    @Test
    void namesEveryWorkOfTheRouterInItsHelp() {
        namesEveryWork(RouterWorks.catalog(1), "router", "--help");
    }

    private void namesEveryWork(Catalog catalog, String... help) {
        run(help);
        assertTrue(out.toString().contains("--only=WORK[,WORK...]"), out.toString());
        String words = out.toString().replaceAll("\\s+", " ");
        for (String key : catalog.keys()) {
            assertTrue(words.contains(key), key);
        }
    }

    @Test
    void saysWhatItMeasures() {
        assertEquals(0, run("--version"));
        assertTrue(
                out.toString().matches("(?s).*Chronicle Queue \\d.*Aeron IPC \\d.*"),
                out.toString());
    }

    @Test
    void saysWhomDiscoveryIsComparedWith() {
        assertEquals(0, run("discovery", "--version"));
        assertTrue(
                out.toString().matches("(?s).*JDK WatchService \\d.*directory-watcher 0\\.\\d.*"),
                out.toString());
    }

    @Test
    void aFolderThatIsTooSmallIsNamed(@TempDir Path directory) {
        assertEquals(
                "path=" + directory + " free=1 MiB needed=4096 MiB",
                PlaceOption.tooSmall(new Place(directory, "tmpfs", 1L << 20)));
    }
}
