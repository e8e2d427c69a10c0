package chronicle.core;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lists one directory again and again and looks at what is in it, at the least cost that the
 * operating system allows: names are bytes in a buffer that is used again, and where there is
 * native access nothing is allocated however many entries there are. For one thread at a time.
 *
 * <p>Places are paths relative to the directory, in the bytes of the file system. During a listing
 * they are looked up in the very directory that is being listed, wherever its path leads meanwhile;
 * otherwise from the path.
 */
@ProviderType
public interface DirectoryWalk extends AutoCloseable {

    /** A new, empty object to fill. */
    FileFacts newFacts();

    /**
     * Starts a listing; one that was not finished ends. Holds descriptors until {@link #close()}.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such directory
     * @throws java.nio.file.NotDirectoryException when it is something else
     */
    void start() throws IOException;

    /**
     * Steps to the next entry, in no order; {@code .} and {@code ..} are none. False at the end.
     */
    boolean next() throws IOException;

    /** Holds the current entry's name from its first byte on. Valid until the next call. */
    byte[] name();

    /** Length of the current entry's name in bytes. */
    int nameLength();

    /** What the current entry is, UNKNOWN when it cannot be told. */
    FileFacts.Kind kind();

    /**
     * Looks at a place. Never throws for what happens on disk.
     *
     * @param place its first {@code length} bytes are the relative path
     */
    void look(byte[] place, int length, FileFacts into);

    /**
     * After a look at the same place: also finds out which incarnation is there. What does not
     * exist any more becomes MISSING.
     *
     * @param into as the look filled it
     * @param earlier an identified look at the same place; saves a system call where it proves that
     *     it was the same incarnation
     */
    void identify(byte[] place, int length, FileFacts into, FileFacts earlier);

    /**
     * During a listing: whether the path still leads to the directory that is being listed. When it
     * does not, the listing says nothing of what is there now.
     */
    boolean stillThere();

    /** Ends the listing, if any. The walk can be used again. */
    @Override
    void close();
}
