package chronicle.core.os;

/**
 * A name in a directory.
 *
 * @param name as {@code java.nio} would say it
 * @param isFile whether a regular file has it; links are not followed
 */
public record DirectoryEntry(String name, boolean isFile) {}
