package chronicle.core.format;

import java.nio.ByteBuffer;

/**
 * The shared control block, {@code control.meta}, 512 bytes.
 *
 * <pre>
 *   0  u32 magic              128  u32 segment_gen        256  u64 write_offset
 *   4  u32 version            132  u32 current_segment    264  u64 writer_heartbeat_ns
 *   8  u32 init_state                                     384  u32 notify_seq
 *  16  u64 writer_epoch                                   388  u32 waiters_pending
 *  24  u64 segment_size
 * </pre>
 */
public final class ControlLayout {

    public static final int LENGTH = 512;
    public static final int MAGIC_VALUE = 0x4348524E;
    public static final int VERSION_VALUE = 3;

    public static final int MAGIC = 0;
    public static final int VERSION = 4;
    public static final int INIT_STATE = 8;
    public static final int WRITER_EPOCH = 16;
    public static final int SEGMENT_SIZE = 24;
    public static final int SEGMENT_GEN = 128;
    public static final int CURRENT_SEGMENT = 132;
    public static final int WRITE_OFFSET = 256;
    public static final int WRITER_HEARTBEAT_NS = 264;
    public static final int NOTIFY_SEQ = 384;
    public static final int WAITERS_PENDING = 388;

    public static final int UNINITIALISED = 0;
    public static final int INITIALISING = 1;
    public static final int READY = 2;

    private ControlLayout() {}

    /** What is wrong with a control block, as the start of a sentence, or null when it is sound. */
    public static String defect(ByteBuffer block) {
        int magic = block.getInt(MAGIC);
        if (magic != MAGIC_VALUE) {
            return "not a control block, magic is 0x" + Integer.toHexString(magic);
        }
        int state = Words.getIntAcquire(block, INIT_STATE);
        if (state != READY) {
            return "control block is not initialised, init_state is " + state;
        }
        return SegmentLayout.sizeDefect(block.getLong(SEGMENT_SIZE));
    }

    /** That this program does not know what it says, as a sentence, or null. */
    public static String versionDefect(ByteBuffer block) {
        int version = block.getInt(VERSION);
        return version == VERSION_VALUE
                ? null
                : "control block version is not " + VERSION_VALUE + ": " + version;
    }
}
