package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The build resolves with the bndrun's list, the container runs with the launcher's. */
class SharedPackagesTest {

    @Test
    void launcherAndBndrunShareTheSamePackages() throws IOException {
        String bndrun = Files.readString(Path.of("..", "cnf", "router.bndrun"));
        String instruction = "-runsystempackages:";
        assertTrue(bndrun.contains(instruction), bndrun);
        String rest = bndrun.substring(bndrun.indexOf(instruction) + instruction.length());
        String value = rest.replace("\\\n", "").lines().findFirst().orElseThrow();
        assertEquals(packages(value), packages(FelixLauncher.SHARED_PACKAGES.replace("\"", "")));
    }

    @Test
    void defaultsOfTheRouterAreInTheProgram() {
        assertEquals("router", RouterDefaults.load().get("reader"));
    }

    private static Set<String> packages(String clauses) {
        return Arrays.stream(clauses.split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
