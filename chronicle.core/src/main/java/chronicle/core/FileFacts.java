package chronicle.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What one look of a {@link DirectoryWalk} found. An object to be filled again and again, which its
 * walk alone fills; it belongs to the walk's thread.
 */
@ProviderType
public interface FileFacts {

    /** What stands there, links never followed. */
    enum Kind {
        /** Nothing, or something above it is not a directory. */
        MISSING,
        /** A regular file. */
        FILE,
        DIRECTORY,
        /** A symbolic link. */
        LINK,
        /** A device, socket or FIFO. */
        OTHER,
        /** It could not be told; {@link FileFacts#problem()} says why. */
        UNKNOWN
    }

    /** MISSING before the first look. */
    Kind kind();

    /** Why the kind is UNKNOWN, empty otherwise. The same text for the same reason. */
    String problem();

    /**
     * Whether it is proven that nothing happened since an earlier look: it is the same incarnation
     * of the same directory, and no entry of it came, went or was replaced. False where that cannot
     * be told, for example because the earlier look came too soon after the last change, or because
     * the file system may count time by another clock than ours.
     *
     * @param earlier filled by the same walk
     */
    boolean unchangedSince(FileFacts earlier);

    /**
     * Whether it is the same incarnation, not one made anew under the same name, as {@link
     * Queues#identity} tells it. Both have to be identified.
     *
     * @param earlier filled by the same walk
     */
    boolean sameIncarnation(FileFacts earlier);
}
