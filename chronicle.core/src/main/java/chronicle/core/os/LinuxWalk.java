package chronicle.core.os;

import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts;
import chronicle.core.FileFacts.Kind;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A walk by {@code getdents64(2)} and {@code statx(2)}, relative to the open directory while there
 * is one.
 */
final class LinuxWalk implements DirectoryWalk {

    private static final int ENTRIES = 1 << 16;

    /** Room for a place; the file system refuses longer ones anyhow. */
    private static final int LONGEST_PLACE = 4096;

    private static final int NAME = 256;
    private static final int STATFS = 256;
    private static final int CLOSED = -1;

    private final Path directory;
    private final LinuxLook look = new LinuxLook();

    /** The directory's path, a slash, and the place that is looked at; then a zero byte. */
    private final Memory path;

    private final ByteBuffer pathBytes;
    private final int placeAt;

    private final Memory entriesMemory = new Memory(ENTRIES);
    private final ByteBuffer entries =
            entriesMemory.getByteBuffer(0, ENTRIES).order(ByteOrder.nativeOrder());
    private final Memory statfs = new Memory(STATFS);

    private final byte[] name = new byte[NAME];
    private final LinuxFacts self = new LinuxFacts();
    private final LinuxFacts atPath = new LinuxFacts();
    private final LinuxFacts ofEntry = new LinuxFacts();

    private int fd = CLOSED;
    private int at;
    private int end;
    private int nameLength;
    private Kind kind = Kind.UNKNOWN;

    /** The device of the directory, where its times come from this system's clock. */
    private long trustedDevice = LinuxLook.NOBODYS_DEVICE;

    LinuxWalk(Path directory) {
        this.directory = directory;
        byte[] prefix = LinuxOs.bytes(directory);
        placeAt = prefix.length;
        path = new Memory(prefix.length + LONGEST_PLACE + 1L);
        pathBytes = path.getByteBuffer(0, path.size());
        pathBytes.put(0, prefix);
        pathBytes.put(placeAt - 1, (byte) '/');
    }

    @Override
    public FileFacts newFacts() {
        return new LinuxFacts();
    }

    @Override
    public void start() throws IOException {
        close();
        int flags = Linux.O_RDONLY | Linux.O_DIRECTORY | Linux.O_NONBLOCK | Linux.O_CLOEXEC;
        pathBytes.put(placeAt, (byte) 0);
        // The path ends in a slash, which says "directory" as well and follows a link.
        int opened = WalkCalls.open(address(0), flags, 0);
        if (opened < 0) {
            throw failed(Native.getLastError(), "open");
        }
        fd = opened;
        at = 0;
        end = 0;
        look.readClock();
        look.look(fd, emptyPlace(), Linux.AT_EMPTY_PATH, LinuxLook.NOBODYS_DEVICE, self);
        boolean local = WalkCalls.fstatfs(fd, Pointer.nativeValue(statfs)) == 0;
        boolean ours = local && FileSystems.keepOurTime(statfs.getLong(0));
        trustedDevice = ours && self.isThere() ? self.device() : LinuxLook.NOBODYS_DEVICE;
    }

    @Override
    public boolean next() throws IOException {
        if (fd == CLOSED) {
            throw new IllegalStateException("the walk was not started path=" + directory);
        }
        do {
            if (at == end && !fill()) {
                return false;
            }
            take();
        } while (nameLength == 0);
        if (kind == Kind.UNKNOWN) {
            look(name, nameLength, ofEntry);
            kind = ofEntry.kind();
        }
        return true;
    }

    private IOException failed(int errno, String call) {
        return errno == Linux.ELOOP
                ? new FileSystemException(directory.toString(), null, Errno.words(errno))
                : Errno.exception(errno, call, directory);
    }

    private boolean fill() throws IOException {
        long entriesAddress = Pointer.nativeValue(entriesMemory);
        long length = WalkCalls.syscall(Linux.SYS_GETDENTS64, fd, entriesAddress, ENTRIES);
        if (length < 0) {
            int errno = Native.getLastError();
            if (errno == Linux.ENOENT) {
                // The directory was deleted while it was listed: nothing more can come.
                return false;
            }
            throw failed(errno, "getdents64");
        }
        at = 0;
        end = (int) length;
        return length > 0;
    }

    /** Takes the next entry out of the buffer; with an empty name when it does not count. */
    private void take() {
        nameLength = 0;
        if (!Dirent.isSelfOrAbove(entries, at)) {
            nameLength = Math.min(NAME, Dirent.nameLength(entries, at));
            entries.get(at + Dirent.NAME_AT, name, 0, nameLength);
            kind = Dirent.kind(entries, at);
        }
        at += Dirent.length(entries, at);
    }

    @Override
    public byte[] name() {
        return name;
    }

    @Override
    public int nameLength() {
        return nameLength;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public void look(byte[] place, int length, FileFacts into) {
        if (fd == CLOSED) {
            look.readClock();
        }
        long where = put(place, length);
        look.look(dir(), where, Linux.AT_SYMLINK_NOFOLLOW, trustedDevice, (LinuxFacts) into);
    }

    @Override
    public void identify(byte[] place, int length, FileFacts into, FileFacts earlier) {
        LinuxFacts now = (LinuxFacts) into;
        LinuxFacts before = (LinuxFacts) earlier;
        if (now.surelySameSince(before)) {
            now.takeHandle(before);
        } else if (now.isThere()) {
            look.identify(dir(), put(place, length), trustedDevice, now);
        }
    }

    /** The descriptor keeps the inode from being given to another directory. */
    @Override
    public boolean stillThere() {
        pathBytes.put(placeAt, (byte) 0);
        look.look(Linux.AT_FDCWD, address(0), 0, LinuxLook.NOBODYS_DEVICE, atPath);
        return fd != CLOSED && self.isThere() && atPath.sameInode(self);
    }

    @Override
    public void close() {
        if (fd != CLOSED) {
            WalkCalls.close(fd);
            fd = CLOSED;
        }
    }

    private int dir() {
        return fd == CLOSED ? Linux.AT_FDCWD : fd;
    }

    /** Puts a place where a call finds it, behind the directory's path. */
    private long put(byte[] place, int length) {
        if (length > LONGEST_PLACE) {
            throw new IllegalArgumentException("place too long length=" + length);
        }
        pathBytes.put(placeAt, place, 0, length);
        pathBytes.put(placeAt + length, (byte) 0);
        return address(fd == CLOSED ? 0 : placeAt);
    }

    private long emptyPlace() {
        pathBytes.put(placeAt, (byte) 0);
        return address(placeAt);
    }

    private long address(int offset) {
        return Pointer.nativeValue(path) + offset;
    }
}
