package chronicle.core.os;

import chronicle.core.format.Words;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Where no call waits for many words: looks at them, in steps that double up to a millisecond. */
final class PollingWaitSet implements WaitSet {

    private static final long FIRST_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicInteger rung = new AtomicInteger();
    private ByteBuffer[] buffers = new ByteBuffer[8];
    private int[] offsets = new int[8];
    private int[] expected = new int[8];
    private volatile Thread sleeper;

    @Override
    public int capacity() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean wakes() {
        return false;
    }

    @Override
    public void set(int index, Mapping mapping, int offset, int value) {
        if (index >= offsets.length) {
            int room = 2 * Math.max(index, offsets.length);
            buffers = Arrays.copyOf(buffers, room);
            offsets = Arrays.copyOf(offsets, room);
            expected = Arrays.copyOf(expected, room);
        }
        buffers[index] = mapping.buffer();
        offsets[index] = offset;
        expected[index] = value;
    }

    @Override
    public void expect(int index, int value) {
        expected[index] = value;
    }

    @Override
    public void move(int from, int to) {
        buffers[to] = buffers[from];
        offsets[to] = offsets[from];
        expected[to] = expected[from];
        if (from != to) {
            // Or it would keep a mapping that only the collector unmaps.
            buffers[from] = null;
        }
    }

    @Override
    public int rung() {
        return rung.get();
    }

    @Override
    public int await(int count, int seen, long timeoutNs) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_NS;
        sleeper = Thread.currentThread();
        try {
            while (rung.get() == seen) {
                for (int i = 0; i < count; i++) {
                    if (Words.getIntVolatile(buffers[i], offsets[i]) != expected[i]) {
                        return i;
                    }
                }
                long left = timeoutNs - (System.nanoTime() - start);
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return OTHER;
                }
                LockSupport.parkNanos(this, Math.min(pause, left));
                pause = Math.min(2 * pause, LONGEST_PAUSE_NS);
            }
            return OTHER;
        } finally {
            sleeper = null;
        }
    }

    @Override
    public void ring() {
        rung.incrementAndGet();
        LockSupport.unpark(sleeper);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
