package chronicle.core.os;

import chronicle.core.format.Words;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A word of this process by which any thread wakes a sleeper, who has it among the words that the
 * kernel wakes it for. Thread-safe; {@link #asleep} is the sleeper's.
 */
final class Bell {

    /** A cache line and the one that comes along with it: nobody else's stores disturb it. */
    private static final int BYTES = 128;

    private static final int RUNG = 0;

    /** Freed by the collector: a ring may come after everything else has ended. */
    private final Memory memory = new Memory(BYTES);

    private final ByteBuffer word = memory.getByteBuffer(0, BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Pairs with the count: one of the two sides sees the other. */
    private volatile boolean asleep;

    Bell() {
        memory.clear();
    }

    long address() {
        return Pointer.nativeValue(memory);
    }

    int rung() {
        return Words.getIntVolatile(word, RUNG);
    }

    /** To be true before the last look at {@link #rung()} that lets its reader sleep. */
    void asleep(boolean whether) {
        asleep = whether;
    }

    void ring() {
        Words.getAndAddInt(word, RUNG, 1);
        if (asleep) {
            LibC.syscall(Linux.SYS_FUTEX, address(), Linux.FUTEX_WAKE_PRIVATE, 1, 0, 0);
        }
    }
}
