package chronicle.bench.peer;

import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Chronicle Queue with the settings it has by default: raw bytes in one file a day. {@code
 * writeBytes} took less time than {@code writingDocument}; preparing pages ahead is no part of the
 * open source version.
 */
final class ChronicleQueueTransport implements Transport {

    /**
     * What its documentation lists for Java 11 and later, and its checks of threads off, which is
     * faster. The two last lines keep it from phoning home and from printing about itself.
     */
    static final List<String> JVM_FLAGS =
            List.of(
                    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
                    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
                    "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "-Ddisable.single.threaded.check=true",
                    "-Dchronicle.analytics.disable=true",
                    "-Dchronicle.announcer.disable=true");

    @Override
    public Sink openSink(Path directory, int payloadBytes, Durability durability) {
        return new TailSink(directory, payloadBytes, durability);
    }

    @Override
    public Source openSource(Path directory) {
        return new TailSource(directory);
    }

    private static final class TailSink implements Sink {

        private final ChronicleQueue queue;
        private final ExcerptAppender appender;
        private final Bytes<?> payload;
        private final Durability durability;

        TailSink(Path directory, int payloadBytes, Durability durability) {
            this.durability = durability;
            SyncMode mode = SyncMode.valueOf(durability.name());
            queue = ChronicleQueue.singleBuilder(directory).syncMode(mode).build();
            appender = queue.createAppender();
            payload = Bytes.allocateDirect(payloadBytes);
            payload.writeLimit(payloadBytes);
            for (int i = 0; i < payloadBytes; i += Long.BYTES) {
                payload.writeLong(0);
            }
        }

        @Override
        public void word(int index, long value) {
            payload.writeLong((long) index << 3, value);
        }

        @Override
        public void send() {
            appender.writeBytes(payload);
        }

        @Override
        public void flush() {
            if (durability != Durability.NONE) {
                appender.sync();
            }
        }

        @Override
        public void close() {
            payload.releaseLast();
            appender.close();
            queue.close();
        }
    }

    private static final class TailSource implements Source, Source.Words {

        private final ChronicleQueue queue;
        private final ExcerptTailer tailer;
        private Bytes<?> bytes;
        private long start;

        TailSource(Path directory) {
            queue = ChronicleQueue.singleBuilder(directory).build();
            tailer = queue.createTailer();
        }

        @Override
        public int poll(Receiver receiver, int limit) {
            int count = 0;
            while (count < limit && next(receiver)) {
                count++;
            }
            return count;
        }

        private boolean next(Receiver receiver) {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return false;
                }
                bytes = document.wire().bytes();
                start = bytes.readPosition();
                receiver.onMessage(this);
                return true;
            }
        }

        @Override
        public long word(int index) {
            return bytes.readLong(start + ((long) index << 3));
        }

        @Override
        public void close() {
            tailer.close();
            queue.close();
        }
    }
}
