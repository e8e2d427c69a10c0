package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.RawNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where no locale is set Java names files in ASCII, and other names are beyond it. */
@EnabledOnOs(OS.LINUX)
class NoLocaleIT {

    /** A shell's word for it, which is the same in any locale. */
    private static final String ODD = "\"$(printf 'gr\\303\\266\\303\\237e')\"";

    private static final String SENTENCE =
            "no name of a file in the encoding that Java has from the locale";

    @TempDir Path folder;

    @Test
    void strategiesComeAndGoBesideNamesThatCannotBeSaid() throws Exception {
        Path strategies = folder.resolve("bus/orders/queue");
        makeReady(strategies.resolve("one"));
        makeReady(RawNames.child(strategies, "größe"));
        Files.createFile(RawNames.child(strategies.resolve("one"), "naïve"));
        Files.createFile(RawNames.child(strategies.resolve("one/orders_out"), "日本.q"));
        try (JarProcess discover = start("exec", "discover", "--bus", folder + "/bus")) {
            discover.awaitLineFrom("added one ");
            makeReady(RawNames.child(strategies, "später"));
            makeReady(strategies.resolve("two"));
            discover.awaitLineFrom("added two ");
            Files.delete(strategies.resolve("one/orders_out/READY"));
            discover.awaitLineFrom("removed one ");
            discover.terminate();
            discover.endsSayingNothingBut(0, "ignored on the bus: not a strategy name");
            assertEquals(4, discover.out().size(), discover.out().toString());
        }
    }

    @Test
    void pathThatCannotBeSaidIsRefusedWithWhatToDo() throws IOException {
        try (JarProcess top = start("exec", "top", "--once", "--bus=" + ODD)) {
            top.endsWith(2, "chronicle: Invalid value for option '--bus': " + SENTENCE);
        }
    }

    @Test
    void workingFolderThatCannotBeSaidIsRefusedToo() throws IOException {
        Files.createDirectory(RawNames.child(folder, "größe"));
        try (JarProcess doctor = start("cd " + ODD + " && exec", "doctor", "--bus=bus")) {
            doctor.endsWith(2, "chronicle: cannot work in this folder: " + SENTENCE);
        }
    }

    /** By a shell, since this JVM may not be able to say the names either. */
    private JarProcess start(String before, String... arguments) throws IOException {
        return JarProcess.startWithout(
                List.of("LANG", "LC_ALL", "LC_CTYPE"), folder, before, arguments);
    }

    private static void makeReady(Path strategy) throws IOException {
        Path out = Files.createDirectories(strategy.resolve("orders_out"));
        Path temporary = Files.createFile(out.resolve("READY.tmp"));
        Files.move(temporary, out.resolve("READY"));
    }
}
