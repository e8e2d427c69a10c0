package chronicle.core.engine;

import chronicle.core.format.QueueFiles;
import chronicle.core.os.DirectoryEntry;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in a queue's directory, by one look. It stays true for whoever holds the writer's lock,
 * as far as only writers make and delete what is asked for.
 *
 * @param segments ids of all segment files; links and directories are no segments
 * @param names of whatever kind
 */
record QueueContent(TreeSet<Integer> segments, Set<String> names) {

    static QueueContent of(OsPrimitives os, Path queue) {
        TreeSet<Integer> segments = new TreeSet<>();
        Set<String> names = new HashSet<>();
        try {
            for (DirectoryEntry entry : os.list(queue)) {
                names.add(entry.name());
                OptionalInt id = QueueFiles.segmentId(entry.name());
                if (id.isPresent() && entry.isFile()) {
                    segments.add(id.getAsInt());
                }
            }
        } catch (IOException e) {
            throw Failures.io("cannot list the queue", queue, e);
        }
        return new QueueContent(segments, names);
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
