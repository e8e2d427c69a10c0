package chronicle.bench.peer;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Aeron IPC: an exclusive publication and one image. The media driver has one shared thread and is
 * embedded in the sender's process; it backs off to 1 ms, since all that it does here is move the
 * flow-control window, and whatever runs besides the two spinning ends takes time from them on a
 * machine with two cores. Embedding it in the receiver's process made the tail longer, a driver
 * that sleeps halved the rate, and so did terms other than the default of 64 MiB.
 */
final class AeronTransport implements Transport {

    static final List<String> JVM_FLAGS =
            List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

    private static final int STREAM = 1001;

    @Override
    public Sink openSink(Path directory, int payloadBytes, Durability durability) {
        if (durability != Durability.NONE) {
            throw new IllegalArgumentException("Aeron IPC keeps nothing, durability=" + durability);
        }
        return new PublicationSink(directory, payloadBytes);
    }

    @Override
    public Source openSource(Path directory) {
        return new ImageSource(directory);
    }

    private static MediaDriver launchDriver(Path directory) {
        return MediaDriver.launchEmbedded(
                new MediaDriver.Context()
                        .aeronDirectoryName(directory.toString())
                        .threadingMode(ThreadingMode.SHARED)
                        .sharedIdleStrategy(new BackoffIdleStrategy())
                        .termBufferSparseFile(false)
                        .dirDeleteOnStart(true)
                        .dirDeleteOnShutdown(true));
    }

    private static Aeron connect(Path directory) {
        return Aeron.connect(new Aeron.Context().aeronDirectoryName(directory.toString()));
    }

    private static final class PublicationSink implements Sink {

        private final MediaDriver driver;
        private final Aeron aeron;
        private final ExclusivePublication publication;
        private final UnsafeBuffer payload;
        private final int length;

        PublicationSink(Path directory, int payloadBytes) {
            driver = launchDriver(directory);
            aeron = connect(directory);
            publication = aeron.addExclusivePublication(CommonContext.IPC_CHANNEL, STREAM);
            payload = new UnsafeBuffer(BufferUtil.allocateDirectAligned(payloadBytes, 64));
            length = payloadBytes;
        }

        @Override
        public void word(int index, long value) {
            payload.putLong(index << 3, value, ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void send() {
            long result = publication.offer(payload, 0, length);
            while (result < 0) {
                if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                    throw new IllegalStateException(
                            "the publication takes no more, result=" + result);
                }
                Thread.onSpinWait();
                result = publication.offer(payload, 0, length);
            }
        }

        @Override
        public void flush() {
            // Nothing is kept.
        }

        @Override
        public void close() {
            publication.close();
            aeron.close();
            driver.close();
        }
    }

    private static final class ImageSource implements Source, Source.Words, FragmentHandler {

        private final Aeron aeron;
        private final Subscription subscription;
        private Image image;
        private Receiver receiver;
        private DirectBuffer buffer;
        private int start;

        ImageSource(Path directory) {
            aeron = connect(directory);
            subscription = aeron.addSubscription(CommonContext.IPC_CHANNEL, STREAM);
        }

        @Override
        public int poll(Receiver to, int limit) {
            if (image == null) {
                if (subscription.imageCount() == 0) {
                    return 0;
                }
                image = subscription.imageAtIndex(0);
            }
            receiver = to;
            return image.poll(this, limit);
        }

        @Override
        public void onFragment(DirectBuffer from, int offset, int length, Header header) {
            buffer = from;
            start = offset;
            receiver.onMessage(this);
        }

        @Override
        public long word(int index) {
            return buffer.getLong(start + (index << 3), ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void close() {
            subscription.close();
            aeron.close();
        }
    }
}
