package chronicle.bench.peer;

import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WaitMode;
import chronicle.core.WriterOptions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** This project's queue with the options it has by default: 128 MiB segments, checked reads. */
final class QueueTransport implements Transport {

    private static final int TYPE = 1;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public Sink openSink(Path directory, int payloadBytes, Durability durability) {
        return new QueueSink(directory, payloadBytes, durability);
    }

    @Override
    public Source openSource(Path directory) {
        return new QueueSource(directory);
    }

    private static final class QueueSink implements Sink {

        private final Queues queues = Queues.create();
        private final QueueWriter writer;
        private final byte[] payload;
        private final Durability durability;
        private CompletableFuture<Void> flushing = CompletableFuture.completedFuture(null);

        QueueSink(Path directory, int payloadBytes, Durability durability) {
            this.durability = durability;
            writer = queues.openWriter(directory, WriterOptions.DEFAULTS);
            payload = new byte[payloadBytes];
        }

        @Override
        public void word(int index, long value) {
            LONGS.set(payload, index << 3, value);
        }

        @Override
        public void send() {
            writer.append(TYPE, payload);
        }

        @Override
        public void flush() {
            if (durability == Durability.SYNC) {
                writer.flush();
            } else if (durability == Durability.ASYNC) {
                flushing = writer.flushAsync();
            }
        }

        @Override
        public void close() {
            // A flush that failed is a run that failed.
            flushing.join();
            writer.close();
            queues.close();
        }
    }

    private static final class QueueSource implements Source, MessageHandler, Source.Words {

        private final Queues queues = Queues.create();
        private final QueueReader reader;
        private Receiver receiver;
        private ByteBuffer payload;
        private int start;

        QueueSource(Path directory) {
            reader =
                    queues.openReader(
                            directory,
                            ReaderOptions.named("bench")
                                    .withStart(StartMode.EARLIEST)
                                    .withWaiting(WaitMode.SPIN));
        }

        @Override
        public int poll(Receiver to, int limit) {
            receiver = to;
            return reader.poll(this, limit);
        }

        @Override
        public void onMessage(MessageView message) {
            payload = message.payload();
            start = payload.position();
            receiver.onMessage(this);
        }

        @Override
        public long word(int index) {
            return payload.getLong(start + (index << 3));
        }

        @Override
        public void close() {
            reader.close();
            queues.close();
        }
    }
}
