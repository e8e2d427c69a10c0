package chronicle.core.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks and identifies, over buffers of its own. One thread at a time. */
final class LinuxLook {

    static final long NOBODYS_DEVICE = -1;

    private static final int WANTED = Statx.TYPE | Statx.INO | Statx.BTIME | Statx.CTIME;
    private static final int CLOCK_REALTIME_COARSE = 5;
    private static final int CLOCK_MONOTONIC_COARSE = 6;
    private static final long SECOND_NS = 1_000_000_000;

    /** Who makes a directory anew faster than we can look three times does not make a queue. */
    private static final int TRIES = 3;

    private final Memory memory = new Memory(Statx.LENGTH + FileHandle.LENGTH + 16 + 8);
    private final long address = Pointer.nativeValue(memory);
    private final long handleAddress = address + Statx.LENGTH;
    private final long timeAddress = handleAddress + FileHandle.LENGTH;
    private final long mountAddress = timeAddress + 16;
    private final Statx stat = new Statx(memory.getByteBuffer(0, Statx.LENGTH));
    private final ByteBuffer handle = part(Statx.LENGTH, FileHandle.LENGTH);
    private final ByteBuffer time = part(Statx.LENGTH + FileHandle.LENGTH, 16);
    private final LinuxFacts seen = new LinuxFacts();

    /** By two clocks of one tick: a precise one runs on where a late tick holds up the other. */
    private final StampClock clock =
            new StampClock(() -> read(CLOCK_REALTIME_COARSE), () -> read(CLOCK_MONOTONIC_COARSE));

    private ByteBuffer part(long at, long length) {
        return memory.getByteBuffer(at, length).order(ByteOrder.nativeOrder());
    }

    private long read(int which) {
        if (WalkCalls.clock_gettime(which, timeAddress) != 0) {
            // Then no time is past, and nothing is proven by times.
            return 0;
        }
        return time.getLong(0) * SECOND_NS + time.getLong(8);
    }

    /** Reads the clock by which times are judged from here on. */
    void readClock() {
        clock.look();
    }

    /**
     * @param dir descriptor of a directory, or AT_FDCWD
     * @param path address of a path that ends in a zero byte
     * @param flags AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH or 0
     * @param trustedDevice the file system whose times are of this system's clock
     */
    void look(int dir, long path, int flags, long trustedDevice, LinuxFacts into) {
        if (WalkCalls.statx(dir, path, flags, WANTED, address) == 0) {
            into.set(stat, clock, trustedDevice);
        } else {
            into.setFailed(Native.getLastError());
        }
    }

    /**
     * Adds the handle to what a look found. The look is repeated behind it, so that both are of the
     * same incarnation. When that does not succeed, what is there is UNKNOWN for now.
     */
    void identify(int dir, long path, long trustedDevice, LinuxFacts into) {
        for (int i = 0; i < TRIES; i++) {
            boolean handled =
                    takesHandle(dir, path, 0) || takesHandle(dir, path, Linux.AT_HANDLE_FID);
            seen.copyInode(into);
            look(dir, path, Linux.AT_SYMLINK_NOFOLLOW, trustedDevice, into);
            if (into.sameInode(seen) || into.kind() != seen.kind()) {
                if (handled && into.sameInode(seen)) {
                    into.setHandle(handle);
                } else {
                    into.setIdentified();
                }
                return;
            }
        }
        into.setFailed(Linux.EAGAIN);
    }

    /**
     * A file system that opens nothing by a handle, such as overlayfs, gives one that only tells
     * incarnations apart, when it is asked for that.
     */
    private boolean takesHandle(int dir, long path, int flags) {
        FileHandle.makeRoom(handle);
        return WalkCalls.name_to_handle_at(dir, path, handleAddress, mountAddress, flags) == 0;
    }
}
