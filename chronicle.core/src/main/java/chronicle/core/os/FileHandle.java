package chronicle.core.os;

import java.nio.ByteBuffer;

/**
 * {@code struct file_handle} (fcntl.h), by which a file system names one incarnation of a file: on
 * the usual ones inode and generation.
 *
 * <pre>
 * 0  u32  room for, then length of the handle
 * 4  s32  type
 * 8       handle
 * </pre>
 */
final class FileHandle {

    /** MAX_HANDLE_SZ. */
    static final int MOST = 128;

    static final int TYPE_AT = 4;
    static final int BYTES_AT = 8;
    static final int LENGTH = BYTES_AT + MOST;

    private FileHandle() {}

    static void makeRoom(ByteBuffer struct) {
        struct.putInt(0, MOST);
    }

    /** Length of what counts: type and handle. */
    static int length(ByteBuffer struct) {
        return BYTES_AT - TYPE_AT + Math.min(MOST, struct.getInt(0));
    }

    /** Copies type and handle. */
    static void copy(ByteBuffer struct, byte[] into, int length) {
        struct.get(TYPE_AT, into, 0, length);
    }
}
