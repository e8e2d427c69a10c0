package chronicle.core.engine;

import chronicle.core.format.PositionLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the stored positions of all readers of a queue, ours and others'. Read-only. */
final class ReaderPositions {

    /**
     * A registered reader.
     *
     * @param segmentId of its next record, or -1 when the file holds no valid position
     * @param offset of its next record
     * @param heartbeatNs its last sign of life, epoch nanoseconds
     * @param problem why there is no position, or null
     */
    record Registered(String name, long segmentId, long offset, long heartbeatNs, String problem) {

        private static Registered broken(String name, String problem) {
            return new Registered(name, -1, 0, 0, problem);
        }

        /** Whether the reader may still want something of this segment. */
        boolean needs(int segment) {
            return segmentId <= segment;
        }
    }

    /** More looks than a live reader stores positions between two of them, each time anew. */
    private static final int LOOKS = 10;

    private ReaderPositions() {}

    static List<Registered> list(OsPrimitives os, Path queue) throws IOException {
        Path directory = queue.resolve(QueueFiles.READERS);
        List<Registered> found = new ArrayList<>();
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = QueueFiles.readerOf(entry.getFileName().toString());
                if (name != null) {
                    add(os, name, entry, found);
                }
            }
        }
        return found;
    }

    /**
     * One slot is whole at any time, but who is held up between looking at the two may have met a
     * live reader at work on either.
     */
    private static int newestSlot(ByteBuffer slots) {
        int slot = PositionLayout.newestSlot(slots);
        for (int i = 1; slot < 0 && i < LOOKS; i++) {
            slot = PositionLayout.newestSlot(slots);
        }
        return slot;
    }

    private static void add(OsPrimitives os, String name, Path file, List<Registered> found) {
        try (Mapping mapping = os.map(file, PositionLayout.LENGTH, false)) {
            ByteBuffer slots = mapping.buffer();
            int slot = newestSlot(slots);
            found.add(
                    slot < 0
                            ? Registered.broken(name, "reader has no valid position path=" + file)
                            : new Registered(
                                    name,
                                    slots.getLong(slot + PositionLayout.SEGMENT_ID),
                                    slots.getLong(slot + PositionLayout.OFFSET),
                                    slots.getLong(slot + PositionLayout.HEARTBEAT_NS),
                                    null));
        } catch (NoSuchFileException e) {
            // Forgotten between listing and looking.
            return;
        } catch (IOException e) {
            found.add(
                    Registered.broken(
                            name, "cannot read a reader's position reason=" + e.getMessage()));
        } catch (InternalError e) {
            found.add(Registered.broken(name, Failures.truncated(file, 0, e).getMessage()));
        }
    }
}
