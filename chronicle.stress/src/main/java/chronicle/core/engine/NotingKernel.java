package chronicle.core.engine;

import chronicle.core.format.Words;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A kernel that only takes notes: whether it was asked to wake, and whether a sleeper would have
 * slept. It maps one piece of memory, whatever is asked for, and does nothing else.
 */
final class NotingKernel implements OsPrimitives {

    private final ByteBuffer memory;

    private boolean woken;
    private boolean asleep;

    NotingKernel(ByteBuffer memory) {
        this.memory = memory;
    }

    /** Whether a waker was here; for the thread that wakes, or when all is over. */
    boolean wasAskedToWake() {
        return woken;
    }

    /** Whether somebody went to sleep; for the thread that sleeps, or when all is over. */
    boolean hasSleeper() {
        return asleep;
    }

    /** The kernel compares once more, and whoever it puts to sleep then gets every later wake. */
    @Override
    public void futexWait(Mapping mapping, int offset, int expected, long timeoutNs) {
        asleep = Words.getIntVolatile(memory, offset) == expected;
    }

    @Override
    public void futexWakeAll(Mapping mapping, int offset) {
        woken = true;
    }

    @Override
    public Mapping map(Path file, long size, boolean writable) {
        return new InMemory(memory);
    }

    private record InMemory(ByteBuffer buffer) implements Mapping {
        @Override
        public long fileLength() {
            return buffer.capacity();
        }

        @Override
        public void close() {
            // The memory is used again.
        }
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public void createAllocated(Path file, long size, Set<PosixFilePermission> mode, byte[] head) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renameNoReplace(Path from, Path to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLockHandle tryLock(Path file, Set<PosixFilePermission> mode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isLocked(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WaitSet waitSet() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void force(Mapping mapping) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forceDirectory(Path directory) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String identity(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startTicks(long pid) {
        throw new UnsupportedOperationException();
    }
}
