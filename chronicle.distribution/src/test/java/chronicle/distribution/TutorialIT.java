package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer does what docs/tutorial.md says, word by word, and sees what it shows. */
@EnabledOnOs(OS.LINUX)
class TutorialIT {

    /** All of it, with Maven, on a machine that does much else. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final String MARK = "== step ";

    @TempDir Path place;

    @Test
    void everyCommandDoesWhatThePageSays() throws IOException {
        Path folder = Files.createDirectory(place.resolve("new comer"));
        Tutorial tutorial = Tutorial.read(Archive.checkout().resolve("docs/tutorial.md"));
        assertTrue(tutorial.steps().size() >= 8, "" + tutorial.steps());
        Files.copy(Archive.file(), folder.resolve(Archive.file().getFileName()));
        for (Map.Entry<String, String> file : tutorial.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        List<List<String>> outputs = run(folder, script(tutorial), tutorial.steps().size());
        for (int i = 0; i < outputs.size(); i++) {
            Tutorial.Step step = tutorial.steps().get(i);
            List<String> output = outputs.get(i);
            assertEquals(
                    List.of(),
                    step.missing(output),
                    () -> "missing after\n" + step.commands() + "in " + output);
        }
    }

    private static String script(Tutorial tutorial) {
        // A page whose command fails is not read to its end, where the router is stopped.
        StringBuilder script = new StringBuilder();
        script.append("trap '[ -z \"${router:-}\" ] || kill \"$router\" 2>&- || true' EXIT\n");
        for (int i = 0; i < tutorial.steps().size(); i++) {
            // On a line of its own, wherever the step before ended.
            script.append("printf '\\n").append(MARK).append(i).append("\\n'\n");
            script.append(tutorial.steps().get(i).commands());
        }
        return script.toString();
    }

    /** What each step has printed. */
    private static List<List<String>> run(Path folder, String script, int steps)
            throws IOException {
        List<List<String>> outputs = new ArrayList<>();
        try (Run shell = Run.start(folder, environment(), List.of("sh", "-eu", "-c", script))) {
            shell.ends(0, DEADLINE);
            assertEquals(List.of(), shell.err().stream().filter(TutorialIT::saysMore).toList());
            for (String line : shell.out()) {
                if (line.startsWith(MARK)) {
                    outputs.add(new ArrayList<>());
                } else if (!outputs.isEmpty()) {
                    outputs.get(outputs.size() - 1).add(line);
                }
            }
        }
        assertEquals(steps, outputs.size(), "" + outputs);
        return outputs;
    }

    /** Than to set back the colours of a terminal, as some Mavens do at their end. */
    private static boolean saysMore(String line) {
        return !line.replaceAll("\\x1b\\[0?m", "").isBlank();
    }

    /** As the user has it who runs this build: his Maven, and what it has fetched already. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        Path java = Archive.javaHome();
        environment.put("JAVA_HOME", java.toString());
        environment.put("PATH", java.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", System.getProperty("user.home"));
        environment.put(
                "MAVEN_OPTS",
                "-Dstyle.color=never -Dmaven.repo.local="
                        + System.getProperty("chronicle.local.repository"));
        return environment;
    }
}
