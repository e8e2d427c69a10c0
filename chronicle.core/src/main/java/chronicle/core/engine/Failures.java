package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.DiskFullException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the system throws into the module's one exception. */
final class Failures {

    private Failures() {}

    static QueueException io(String what, Path path, IOException cause) {
        Category category = Category.IO;
        if (cause instanceof DiskFullException) {
            category = Category.DISK_FULL;
        } else if (cause instanceof NoSuchFileException) {
            category = Category.NOT_FOUND;
        }
        return new QueueException(
                category, what + " path=" + path + " reason=" + reason(cause), cause);
    }

    /** The reason without the path, which the message has already. */
    private static String reason(IOException cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        if (cause instanceof NoSuchFileException) {
            return "does not exist";
        }
        return cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
    }

    static QueueException closed(String what, Path queue) {
        return new QueueException(Category.CLOSED, what + " is closed path=" + queue);
    }

    /**
     * Whether an error is what the JVM throws when a mapped file was truncated under it: at the
     * access or some time after it, so it may surface at any call that leaves Java code.
     */
    static boolean isTruncation(InternalError error) {
        String message = error.getMessage();
        return message != null && message.contains("unsafe memory access");
    }

    /** A file that was deleted is not shorter: what is mapped of it stays. */
    static boolean isShorter(Path file, long length) {
        try {
            return Files.size(file) < length;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether one of the two files that everybody has mapped is shorter than what is mapped. */
    static boolean isTruncated(Path queue, Segment segment) {
        return segment.isTruncated()
                || isShorter(queue.resolve(QueueFiles.CONTROL), ControlLayout.LENGTH);
    }

    /**
     * The typed error for a truncation; any other InternalError is not ours and goes on.
     *
     * @param error what the JVM threw, null when the file's length told
     */
    static QueueException truncated(Path queue, int segment, InternalError error) {
        if (error != null && !isTruncation(error)) {
            throw error;
        }
        return new QueueException(
                Category.IO,
                "file was truncated or its disk failed while it was mapped path="
                        + queue
                        + " segment="
                        + segment,
                error);
    }
}
