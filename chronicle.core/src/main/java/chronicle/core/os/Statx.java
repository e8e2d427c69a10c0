package chronicle.core.os;

import chronicle.core.FileFacts.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The parts of {@code struct statx} (linux/stat.h) that are used here. */
final class Statx {

    static final int LENGTH = 256;

    static final int TYPE = 0x1;
    static final int CTIME = 0x80;
    static final int INO = 0x100;
    static final int SIZE = 0x200;
    static final int BTIME = 0x800;
    static final int WANTED = TYPE | INO | SIZE | BTIME;

    private static final int MODE_OF_TYPE = 0xF000;
    private static final int DIRECTORY = 0x4000;
    private static final int REGULAR = 0x8000;
    private static final int LINK = 0xA000;

    private final ByteBuffer struct;

    Statx(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    /** Over a buffer that calls fill again and again. */
    Statx(ByteBuffer buffer) {
        struct = buffer.order(ByteOrder.nativeOrder());
    }

    boolean isRegular() {
        return kind() == Kind.FILE;
    }

    Kind kind() {
        return switch (struct.getShort(28) & MODE_OF_TYPE) {
            case DIRECTORY -> Kind.DIRECTORY;
            case REGULAR -> Kind.FILE;
            case LINK -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    long size() {
        return struct.getLong(40);
    }

    long inode() {
        return struct.getLong(32);
    }

    long device() {
        return (long) struct.getInt(136) << 32 | Integer.toUnsignedLong(struct.getInt(140));
    }

    boolean hasBirth() {
        return has(BTIME);
    }

    boolean has(int field) {
        return (struct.getInt(0) & field) != 0;
    }

    long birthSeconds() {
        return struct.getLong(80);
    }

    int birthNanos() {
        return struct.getInt(88);
    }

    long changeSeconds() {
        return struct.getLong(96);
    }

    int changeNanos() {
        return struct.getInt(104);
    }
}
