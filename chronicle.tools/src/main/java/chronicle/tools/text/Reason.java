package chronicle.tools.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refused something: of most refusals the JDK says nothing but the path. */
public final class Reason {

    private Reason() {}

    /** A few words, with the file that it is about when that is known; not made safe. */
    public static String of(IOException e) {
        if (!(e instanceof FileSystemException refusal)) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        String file = refusal.getFile() == null ? "" : " file=" + refusal.getFile();
        return words(refusal) + file;
    }

    private static String words(FileSystemException refusal) {
        if (refusal instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (refusal instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (refusal instanceof NotDirectoryException) {
            return "not a directory";
        }
        return refusal.getReason() == null
                ? refusal.getClass().getSimpleName()
                : refusal.getReason();
    }
}
