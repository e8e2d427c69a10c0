package chronicle.core.os;

import chronicle.core.FileFacts;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Facts by {@code statx(2)} and {@code name_to_handle_at(2)}. */
final class LinuxFacts implements FileFacts {

    private static final byte[] NO_HANDLE = {};

    private Kind kind = Kind.MISSING;
    private int errno;

    private long device;
    private long inode;
    private boolean hasBirth;
    private long birthSeconds;
    private int birthNanos;
    private long changeSeconds;
    private int changeNanos;

    /** The times before which the clock was at the look, so that no later event has them. */
    private boolean birthIsPast;

    private boolean changeIsPast;
    private int epoch;

    /** Whether times are of this system's clock. */
    private boolean trusted;

    /** Whether it was asked for a handle, which there need not be. */
    private boolean identified;

    private byte[] handle = NO_HANDLE;
    private int handleLength;

    void setFailed(int newErrno) {
        // Of a loop of links as well: there is nothing behind it, whoever looks.
        boolean missing =
                newErrno == Linux.ENOENT || newErrno == Linux.ENOTDIR || newErrno == Linux.ELOOP;
        kind = missing ? Kind.MISSING : Kind.UNKNOWN;
        errno = missing ? 0 : newErrno;
        birthIsPast = false;
        changeIsPast = false;
        trusted = false;
        forgetHandle();
    }

    /**
     * @param trustedDevice the file system whose times are of this clock, -1 for none
     */
    void set(Statx stat, StampClock clock, long trustedDevice) {
        kind = stat.kind();
        errno = 0;
        device = stat.device();
        inode = stat.inode();
        hasBirth = stat.hasBirth();
        birthSeconds = stat.birthSeconds();
        birthNanos = stat.birthNanos();
        changeSeconds = stat.changeSeconds();
        changeNanos = stat.changeNanos();
        trusted = device == trustedDevice;
        birthIsPast = trusted && hasBirth && clock.isPast(birthSeconds, birthNanos);
        changeIsPast = trusted && stat.has(Statx.CTIME) && clock.isPast(changeSeconds, changeNanos);
        epoch = clock.epoch();
        forgetHandle();
    }

    private void forgetHandle() {
        identified = false;
        handleLength = 0;
    }

    /** Without a handle, as on file systems that give none. */
    void setIdentified() {
        identified = true;
    }

    /** Takes what tells one inode from another. */
    void copyInode(LinuxFacts other) {
        kind = other.kind;
        device = other.device;
        inode = other.inode;
        hasBirth = other.hasBirth;
        birthSeconds = other.birthSeconds;
        birthNanos = other.birthNanos;
    }

    void setHandle(ByteBuffer struct) {
        int length = FileHandle.length(struct);
        makeRoom(length);
        FileHandle.copy(struct, handle, length);
        identified = true;
    }

    void takeHandle(LinuxFacts other) {
        makeRoom(other.handleLength);
        System.arraycopy(other.handle, 0, handle, 0, handleLength);
        identified = true;
    }

    private void makeRoom(int length) {
        if (handle.length < length) {
            handle = new byte[length];
        }
        handleLength = length;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String problem() {
        return errno == 0 ? "" : Errno.words(errno);
    }

    long device() {
        return device;
    }

    /** Why the kind is UNKNOWN, or 0. */
    int errno() {
        return errno;
    }

    boolean isThere() {
        return kind != Kind.MISSING && kind != Kind.UNKNOWN;
    }

    /** Every change of a directory's entries sets its time of change, which nobody can set. */
    @Override
    public boolean unchangedSince(FileFacts earlier) {
        LinuxFacts other = (LinuxFacts) earlier;
        return trusted
                && other.changeIsPast
                && other.epoch == epoch
                && sameInode(other)
                && other.changeSeconds == changeSeconds
                && other.changeNanos == changeNanos;
    }

    /** Whether the time of birth alone proves it: what is made later has another. */
    boolean surelySameSince(LinuxFacts earlier) {
        return trusted
                && earlier.identified
                && earlier.birthIsPast
                && earlier.epoch == epoch
                && sameInode(earlier);
    }

    /** As far as {@code statx(2)} can tell. */
    boolean sameInode(LinuxFacts other) {
        return kind == other.kind
                && device == other.device
                && inode == other.inode
                && hasBirth == other.hasBirth
                && (!hasBirth
                        || birthSeconds == other.birthSeconds && birthNanos == other.birthNanos);
    }

    /** Without a handle, which not every file system gives, the inode has to do. */
    @Override
    public boolean sameIncarnation(FileFacts earlier) {
        LinuxFacts other = (LinuxFacts) earlier;
        return sameInode(other)
                && (handleLength == 0
                        || other.handleLength == 0
                        || Arrays.equals(
                                handle, 0, handleLength, other.handle, 0, other.handleLength));
    }

    /** Device, inode, and what else there is of time of birth and handle. */
    String identity() {
        StringBuilder text = new StringBuilder();
        text.append(Integer.toUnsignedString((int) (device >>> 32)))
                .append('.')
                .append(Integer.toUnsignedString((int) device))
                .append(':')
                .append(Long.toUnsignedString(inode));
        if (hasBirth) {
            text.append(':').append(birthSeconds).append('.').append(birthNanos);
        }
        if (handleLength > 0) {
            text.append(':').append(HexFormat.of().formatHex(handle, 0, handleLength));
        }
        return text.toString();
    }
}
