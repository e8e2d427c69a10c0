package chronicle.tools.files;

import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Which segments a queue has, by their names. */
public final class SegmentList {

    private SegmentList() {}

    /** Ids of the files with a segment's name, ascending; whether they are segments is not said. */
    public static TreeSet<Integer> of(Path queue) throws IOException {
        TreeSet<Integer> ids = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue)) {
            for (Path entry : entries) {
                OptionalInt id = QueueFiles.segmentId(entry.getFileName().toString());
                if (id.isPresent()) {
                    ids.add(id.getAsInt());
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return ids;
    }
}
