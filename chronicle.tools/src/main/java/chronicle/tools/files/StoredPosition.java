package chronicle.tools.files;

import chronicle.core.format.PositionLayout;
import chronicle.core.format.QueueFiles;
import chronicle.tools.text.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A registered reader's place.
 *
 * @param reader its name
 * @param segmentId of its next record
 * @param offset of its next record, in bytes
 * @param heartbeatNs its last sign of life, epoch nanoseconds
 * @param problem why there is no position, as a sentence with the path; empty when there is one
 */
public record StoredPosition(
        String reader, long segmentId, long offset, long heartbeatNs, String problem) {

    /**
     * A reader stores every few hundred milliseconds; one slot is whole whenever it is looked at.
     */
    private static final int TRIES = 3;

    /** All of a queue, by name. */
    public static List<StoredPosition> all(Path queue) throws IOException {
        return all(queue, new Scratch());
    }

    /** As {@link #all(Path)}, with buffers of the caller's. */
    public static List<StoredPosition> all(Path queue, Scratch scratch) throws IOException {
        Path directory = queue.resolve(QueueFiles.READERS);
        List<StoredPosition> found = new ArrayList<>();
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = QueueFiles.readerOf(entry.getFileName().toString());
                if (name != null) {
                    add(name, entry, scratch.slots, found);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(Comparator.comparing(StoredPosition::reader));
        return found;
    }

    private static void add(String name, Path file, ByteBuffer slots, List<StoredPosition> found) {
        try (FileChannel channel = RegularFiles.open(file)) {
            for (int i = 0; i < TRIES; i++) {
                if (RegularFiles.read(channel, slots, 0) < PositionLayout.LENGTH) {
                    found.add(broken(name, "a reader's position is too short path=" + file));
                    return;
                }
                int slot = PositionLayout.newestSlot(slots);
                if (slot >= 0) {
                    found.add(
                            new StoredPosition(
                                    name,
                                    slots.getLong(slot + PositionLayout.SEGMENT_ID),
                                    slots.getLong(slot + PositionLayout.OFFSET),
                                    slots.getLong(slot + PositionLayout.HEARTBEAT_NS),
                                    ""));
                    return;
                }
            }
            found.add(broken(name, "a reader has no valid position path=" + file));
        } catch (NoSuchFileException e) {
            return; // Forgotten between listing and looking.
        } catch (IOException e) {
            found.add(broken(name, "a reader's position cannot be read: " + Reason.of(e)));
        }
    }

    private static StoredPosition broken(String name, String problem) {
        return new StoredPosition(name, -1, -1, 0, problem);
    }
}
