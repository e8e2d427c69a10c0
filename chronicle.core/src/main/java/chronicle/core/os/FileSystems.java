package chronicle.core.os;

/**
 * Which file systems are known to take the times of what they change from this system's clock, in
 * nanoseconds: those of {@code f_type} in {@code statfs(2)}. A network's may have the server's, a
 * user's own whatever it likes; those are not in the list, and nothing is concluded from their
 * times.
 */
final class FileSystems {

    private static final long EXT = 0xEF53;
    private static final long XFS = 0x58465342;
    private static final long BTRFS = 0x9123683EL;
    private static final long TMPFS = 0x01021994;
    private static final long F2FS = 0xF2F52010L;

    private FileSystems() {}

    static boolean keepOurTime(long type) {
        long magic = type & 0xFFFFFFFFL;
        return magic == EXT || magic == XFS || magic == BTRFS || magic == TMPFS || magic == F2FS;
    }
}
