package chronicle.tools.doctor.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.tools.doctor.exam.Repair.NotSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PinnedTest {

    @TempDir Path folder;
    private Path root;
    private Path queue;
    private Path outside;

    @BeforeEach
    void prepare() throws IOException {
        root = folder.resolve("bus");
        queue = Files.createDirectories(root.resolve("orders/queue/s1/orders_out"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(queue.resolve("READY"), "");
        Files.writeString(outside.resolve("READY"), "");
    }

    @Test
    void staysTheDirectoryItIsWhateverTakesItsName() throws IOException {
        Look found = Look.at(queue.resolve("READY"));
        try (Pinned pin = Pinned.open(root, queue)) {
            Path path = pin.path();
            Files.move(queue, root.resolve("moved"));
            Files.createSymbolicLink(queue, outside);
            Files.createFile(path.resolve("writer.lock"));
            assertTrue(Files.isDirectory(path));
            assertTrue(pin.delete("READY", found));
        }
        assertEquals(List.of("writer.lock"), List.of(root.resolve("moved").toFile().list()));
        assertEquals(List.of("READY"), List.of(outside.toFile().list()));
    }

    @Test
    void noStepOfTheWayFollowsALink() throws IOException {
        Path strategy = queue.getParent();
        Files.move(strategy, outside.resolve("s1"));
        Files.createSymbolicLink(strategy, outside.resolve("s1"));
        assertThrows(NotSafe.class, () -> Pinned.open(root, queue));
        assertThrows(NotSafe.class, () -> Pinned.open(root, outside));
        assertThrows(
                NoSuchFileException.class, () -> Pinned.open(root, root.resolve("orders/gone")));
    }

    @Test
    void rootMayBeReachedByALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);
        try (Pinned pin = Pinned.open(link, link.resolve(root.relativize(queue)))) {
            assertTrue(Files.exists(pin.path().resolve("READY")));
        }
    }

    @Test
    void whatIsAnotherFileThanWasFoundStays() throws IOException {
        Path ready = queue.resolve("READY");
        Look found = Look.at(ready);
        Files.writeString(ready, "new");
        try (Pinned pin = Pinned.open(root, queue)) {
            assertThrows(NotSafe.class, () -> pin.delete("READY", found));
            Files.delete(ready);
            assertFalse(pin.delete("READY", found));
        }
    }

    @Test
    void otherDescriptorsOfTheSameDirectoryAreNotTakenForOurs() throws IOException {
        try (Pinned pin = Pinned.open(root, queue)) {
            try (Pinned other = Pinned.open(root, queue)) {
                assertThrows(NotSafe.class, pin::path);
                assertThrows(NotSafe.class, other::path);
            }
            assertTrue(Files.exists(pin.path().resolve("READY")));
        }
    }

    @Test
    void nothingStaysOpen() throws IOException {
        List<String> before = open();
        for (int i = 0; i < 10; i++) {
            try (Pinned pin = Pinned.open(root, queue)) {
                pin.path();
            }
            Path missing = queue.resolve("missing");
            assertThrows(NoSuchFileException.class, () -> Pinned.open(root, missing));
        }
        assertEquals(before, open());
    }

    private List<String> open() throws IOException {
        List<String> open = new ArrayList<>();
        try (var own = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : own) {
                try {
                    String target = Files.readSymbolicLink(each).toString();
                    if (target.startsWith(folder.toString())) {
                        open.add(target);
                    }
                } catch (NoSuchFileException closed) {
                    continue;
                }
            }
        }
        return open;
    }
}
