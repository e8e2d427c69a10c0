package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @TempDir Path folder;
    private Path script;

    @BeforeEach
    void print() throws IOException {
        Cli run = Cli.run("completion");
        assertEquals(0, run.exitCode());
        assertEquals("", run.err());
        script = Files.writeString(folder.resolve("completion"), run.out());
    }

    @Test
    void bashTakesTheScript() {
        Command check = Command.run("bash", "-n", script.toString());
        assertEquals(new Command(0, ""), check);
    }

    @Test
    void commandsOptionsAndTheirValuesAreCompleted() {
        assertEquals("verify", complete("chronicle", "ver"));
        assertTrue(complete("chronicle", "export", "--").contains("--output"));
        assertEquals("json csv", complete("chronicle", "export", "--format", ""));
        assertEquals("inotify jdk poll", complete("chronicle", "discover", "--watcher", ""));
        assertEquals("1x max", complete("chronicle", "replay", "--speed", ""));
    }

    @Test
    void whatOnlyOurOwnProcessesUseIsNotOffered() {
        assertFalse(complete("chronicle", "router", "--").contains("--control"));
        assertFalse(complete("chronicle", "strategy", "--").contains("input-ends"));
    }

    @Test
    void zshLoadsItByItsOwnWayToBashCompletion() throws IOException {
        assertTrue(Files.readString(script).contains("bashcompinit"));
        assumeTrue(hasZsh(), "no zsh here to load it");
        String program = "source '" + script + "'; print -r -- $_comps[chronicle]";
        Command run = Command.run("zsh", "-fc", program);
        assertEquals(0, run.exit(), run.output());
        assertTrue(run.output().contains("_bash_complete -F _complete_chronicle"), run.output());
    }

    private static boolean hasZsh() {
        return Command.run("sh", "-c", "command -v zsh").succeeded();
    }

    /**
     * What bash offers for the last word; it takes hints on how to show it while it completes only.
     */
    private String complete(String... words) {
        String typed = String.join("' '", words);
        String program =
                "source '%s'; compopt() { :; }; COMP_WORDS=('%s'); COMP_CWORD=%d; _complete_chronicle;"
                                .formatted(script, typed, words.length - 1)
                        + " echo \"${COMPREPLY[@]}\"";
        Command run = Command.run("bash", "-c", program);
        assertEquals(0, run.exit(), run.output());
        return run.output().strip();
    }
}
