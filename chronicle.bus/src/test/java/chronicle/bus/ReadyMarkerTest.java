package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyMarkerTest {

    @TempDir Path temp;

    @Test
    void publishedUntilWithdrawn() throws IOException {
        assertFalse(ReadyMarker.isPresent(temp));
        ReadyMarker.publish(temp);
        ReadyMarker.publish(temp);
        assertTrue(ReadyMarker.isPresent(temp));
        Path marker = temp.resolve("READY");
        assertEquals(0, Files.size(marker));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(marker)));
        assertFalse(Files.exists(temp.resolve("READY.tmp")));
        ReadyMarker.withdraw(temp);
        ReadyMarker.withdraw(temp);
        assertFalse(ReadyMarker.isPresent(temp));
    }

    @Test
    void missingDirectoryIsNotReady() {
        Path gone = temp.resolve("gone");
        assertFalse(ReadyMarker.isPresent(gone));
        ReadyMarker.withdraw(gone);
        assertEquals(Category.NOT_FOUND, failure(() -> ReadyMarker.publish(gone)).category());
    }

    @Test
    void linksAndDirectoriesAreNoMarkers() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Path linked = Files.createDirectory(temp.resolve("linked"));
        Files.createSymbolicLink(linked.resolve("READY"), file);
        assertFalse(ReadyMarker.isPresent(linked));
        Path nested = Files.createDirectories(temp.resolve("nested"));
        Files.createDirectory(nested.resolve("READY"));
        assertFalse(ReadyMarker.isPresent(nested));
        assertFalse(ReadyMarker.isPresent(file));
        assertEquals(Category.IO, failure(() -> ReadyMarker.publish(nested)).category());
    }

    @Test
    void nothingIsWrittenOrDeletedThroughALink() throws IOException {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        BusException e = failure(() -> ReadyMarker.publish(link));
        assertEquals(Category.UNSAFE, e.category());
        assertEquals(
                "not a real directory, links are not followed path="
                        + link
                        + " found=\"a symbolic link\"",
                e.getMessage());
        ReadyMarker.publish(real);
        assertFalse(ReadyMarker.isPresent(link));
        assertEquals(Category.UNSAFE, failure(() -> ReadyMarker.withdraw(link)).category());
        assertTrue(ReadyMarker.isPresent(real));
    }

    private static BusException failure(Runnable action) {
        return assertThrows(BusException.class, action::run);
    }
}
