package chronicle.core.os;

import chronicle.core.FileFacts.Kind;
import java.nio.ByteBuffer;

/**
 * An entry as {@code getdents64(2)} gives it.
 *
 * <pre>
 *  0  u64  inode
 *  8  s64  offset of the next entry
 * 16  u16  length of this entry
 * 18  u8   type
 * 19       name, ended by a zero byte
 * </pre>
 */
final class Dirent {

    static final int LENGTH_AT = 16;
    static final int TYPE_AT = 18;
    static final int NAME_AT = 19;

    private static final int FIFO = 1;
    private static final int CHARACTER_DEVICE = 2;
    private static final int DIRECTORY = 4;
    private static final int BLOCK_DEVICE = 6;
    private static final int REGULAR = 8;
    private static final int LINK = 10;
    private static final int SOCKET = 12;

    private Dirent() {}

    static int length(ByteBuffer entries, int at) {
        return Short.toUnsignedInt(entries.getShort(at + LENGTH_AT));
    }

    /** UNKNOWN where the file system leaves it to a look. */
    static Kind kind(ByteBuffer entries, int at) {
        return switch (entries.get(at + TYPE_AT)) {
            case DIRECTORY -> Kind.DIRECTORY;
            case REGULAR -> Kind.FILE;
            case LINK -> Kind.LINK;
            case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET -> Kind.OTHER;
            default -> Kind.UNKNOWN;
        };
    }

    static int nameLength(ByteBuffer entries, int at) {
        int name = at + NAME_AT;
        int end = name;
        while (entries.get(end) != 0) {
            end++;
        }
        return end - name;
    }

    static boolean isSelfOrAbove(ByteBuffer entries, int at) {
        int name = at + NAME_AT;
        return entries.get(name) == '.'
                && (entries.get(name + 1) == 0
                        || entries.get(name + 1) == '.' && entries.get(name + 2) == 0);
    }
}
