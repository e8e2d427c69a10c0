package chronicle.core.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock of {@code java.nio}. The table of this process's own locks answers for them, because on
 * POSIX systems opening and closing such a file anywhere in the process would drop its lock.
 */
final class PortableLock implements FileLockHandle {

    private static final Map<Path, PortableLock> HELD = new ConcurrentHashMap<>();

    private final Path key;

    private FileChannel channel;
    private byte[] content = new byte[0];

    private PortableLock(Path key) {
        this.key = key;
    }

    /** Reserves the file for one attempt at locking it; null when this process has it already. */
    static PortableLock reserve(Path key) {
        PortableLock lock = new PortableLock(key);
        return HELD.putIfAbsent(key, lock) == null ? lock : null;
    }

    static PortableLock held(Path key) {
        return HELD.get(key);
    }

    void locked(FileChannel lockedChannel) {
        channel = lockedChannel;
    }

    void forget() {
        HELD.remove(key, this);
    }

    synchronized byte[] content() {
        return content.clone();
    }

    @Override
    public synchronized void writeContent(byte[] newContent) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(newContent), 0);
        content = newContent.clone();
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            try {
                channel.close();
            } finally {
                channel = null;
                forget();
            }
        }
    }
}
