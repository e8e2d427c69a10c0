package chronicle.core.os;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The parts of {@code struct statx} (linux/stat.h) that are used here. */
final class Statx {

    static final int LENGTH = 256;

    static final int TYPE = 0x1;
    static final int INO = 0x100;
    static final int SIZE = 0x200;
    static final int BTIME = 0x800;
    static final int WANTED = TYPE | INO | SIZE | BTIME;

    /** Offset of the file's length. */
    static final int SIZE_AT = 40;

    private static final int MODE_OF_TYPE = 0xF000;
    private static final int REGULAR = 0x8000;

    private final ByteBuffer struct;

    Statx(byte[] bytes) {
        struct = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    boolean isRegular() {
        return (struct.getShort(28) & MODE_OF_TYPE) == REGULAR;
    }

    long size() {
        return struct.getLong(SIZE_AT);
    }

    /** Device, inode and, where the file system keeps it, time of birth. */
    String identity() {
        String inode =
                Integer.toUnsignedString(struct.getInt(136))
                        + '.'
                        + Integer.toUnsignedString(struct.getInt(140))
                        + ':'
                        + Long.toUnsignedString(struct.getLong(32));
        boolean hasBirth = (struct.getInt(0) & BTIME) != 0;
        return hasBirth ? inode + ':' + struct.getLong(80) + '.' + struct.getInt(88) : inode;
    }
}
