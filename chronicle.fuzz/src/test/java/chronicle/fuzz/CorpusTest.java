package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The committed inputs: each is replayed by a target, and they stay few and small. */
class CorpusTest {

    private static final int MOST_INPUTS = 80;
    private static final long MOST_BYTES = (long) SoundQueue.SEGMENTS * SoundQueue.SEGMENT_SIZE;

    @Test
    void everyTargetHasInputsAndEveryInputATarget() throws Exception {
        assertEquals(targets(), folders());
    }

    @Test
    void inputsAreFewAndSmall() throws Exception {
        for (String folder : folders()) {
            int count = 0;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(here().resolve(folder))) {
                for (Path file : files) {
                    count++;
                    assertTrue(Files.size(file) <= MOST_BYTES, () -> file + " is too large");
                }
            }
            assertTrue(count <= MOST_INPUTS, folder + " has too many inputs: " + count);
        }
    }

    /** Classes with their one fuzz test, as the folder of its inputs. */
    private static Set<String> targets() throws Exception {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(here(), "*FuzzTest.class")) {
            for (Path file : classes) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> target = Class.forName(CorpusTest.class.getPackageName() + '.' + name);
                for (Method method : target.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(FuzzTest.class)) {
                        found.add(name + "Inputs/" + method.getName());
                    }
                }
            }
        }
        assertFalse(found.isEmpty());
        return found;
    }

    private static Set<String> folders() throws IOException, URISyntaxException {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> targets = Files.newDirectoryStream(here(), "*Inputs")) {
            for (Path target : targets) {
                try (DirectoryStream<Path> methods = Files.newDirectoryStream(target)) {
                    methods.forEach(m -> found.add(name(target, m)));
                }
            }
        }
        return found;
    }

    private static String name(Path target, Path method) {
        return target.getFileName() + "/" + method.getFileName();
    }

    private static Path here() throws URISyntaxException {
        Path classes = Path.of(CorpusTest.class.getResource("/").toURI());
        return classes.resolve(CorpusTest.class.getPackageName().replace('.', '/'));
    }
}
