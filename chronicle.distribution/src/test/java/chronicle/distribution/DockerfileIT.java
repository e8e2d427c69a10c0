package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No image is built here; that what the Dockerfile names is there can be told without. */
@EnabledOnOs(OS.LINUX)
class DockerfileIT {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @TempDir static Path place;
    private static Path home;
    private static final Map<String, List<String>> INSTRUCTIONS = new HashMap<>();

    @BeforeAll
    static void read() throws IOException, InterruptedException {
        home = Archive.unpack(place).home();
        String text = Files.readString(Archive.checkout().resolve("Dockerfile"));
        String version = "";
        for (String line : text.replace("\\\n", " ").lines().toList()) {
            String[] words = line.strip().split("\\s+", 2);
            if (words.length == 2 && words[0].matches("[A-Z]+")) {
                if (words[0].equals("ARG")) {
                    version = words[1].replace("VERSION=", "");
                }
                String value = words[1].replace("${VERSION}", version);
                INSTRUCTIONS.computeIfAbsent(words[0], key -> new ArrayList<>()).add(value);
            }
        }
    }

    @Test
    void whatIsCopiedIsThereAndReachesTheBuilder() throws IOException {
        List<String> ignored =
                Files.readAllLines(Archive.checkout().resolve(".dockerignore")).stream()
                        .filter(line -> line.startsWith("!"))
                        .map(line -> line.substring(1))
                        .toList();
        List<String> copied = new ArrayList<>(INSTRUCTIONS.get("ADD"));
        copied.addAll(INSTRUCTIONS.get("COPY"));
        assertEquals(2, copied.size());
        for (String copy : copied) {
            String source = copy.split("\\s+")[0];
            assertTrue(Files.isRegularFile(Archive.checkout().resolve(source)), source);
            assertTrue(ignored.stream().anyMatch(it -> reaches(it, source)), source);
        }
        assertTrue(
                Files.isSameFile(
                        Archive.file(),
                        Archive.checkout().resolve(INSTRUCTIONS.get("ADD").get(0).split(" ")[0])));
    }

    @Test
    void whatIsStartedIsInTheArchiveAndItsBusIsTheVolume() throws IOException {
        assertTrue(
                INSTRUCTIONS
                        .get("RUN")
                        .contains("ln -s /opt/" + home.getFileName() + " /opt/chronicle"),
                "" + INSTRUCTIONS);
        Matcher command = QUOTED.matcher(INSTRUCTIONS.get("ENTRYPOINT").get(0));
        assertTrue(command.find());
        assertTrue(command.group(1).startsWith("/opt/chronicle/"), command.group(1));
        Path program = home.resolve(command.group(1).substring("/opt/chronicle/".length()));
        assertTrue(Files.isExecutable(program), "" + program);

        String[] settings = INSTRUCTIONS.get("COPY").get(0).split("\\s+");
        String volume = INSTRUCTIONS.get("VOLUME").get(0);
        Path source = Archive.checkout().resolve(settings[0]);
        assertTrue(Files.readAllLines(source).contains("bus=" + volume), "" + source);
        // It takes the place of the archive's own, else there were two routers.
        Path replaced = home.resolve("etc").resolve(source.getFileName());
        assertEquals("/opt/chronicle/etc/", settings[1]);
        assertTrue(Files.exists(replaced), "" + replaced);
        assertEquals(List.of("chronicle"), INSTRUCTIONS.get("USER"));
    }

    private static boolean reaches(String pattern, String source) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        Path path = Path.of(source);
        return matcher.matches(path) || path.startsWith(pattern);
    }
}
