package chronicle.testkit.queue.child;

import chronicle.core.Claim;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/**
 * {@code QUEUE SEED COUNT}: appends messages of random size, some by claim, some claims aborted,
 * and says {@code committed SEQ} now and then. Without end when COUNT is negative.
 */
public final class AppendingMain {

    /** Small, so that a kill meets rolls too. */
    private static final int SEGMENT = 8192;

    private AppendingMain() {}

    public static void main(String[] args) throws IOException {
        Random random = new Random(Long.parseLong(args[1]));
        long count = Long.parseLong(args[2]);
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(
                                Path.of(args[0]),
                                WriterOptions.DEFAULTS.withSegmentSize(SEGMENT))) {
            Say.line("open epoch " + writer.epoch());
            for (long i = 0; i != count; i++) {
                byte[] payload = payload(writer.nextSeq(), random.nextInt(700));
                long seq = append(writer, payload, random.nextInt(8));
                if (i % 16 == 0) {
                    Say.line("committed " + seq);
                }
            }
            Say.line("done");
            Say.untilInputEnds();
        }
    }

    private static long append(QueueWriter writer, byte[] payload, int way) {
        if (way > 1) {
            return writer.append(1, payload);
        }
        if (way == 1) {
            try (Claim aborted = writer.claim(1, payload.length)) {
                aborted.payload().put(payload);
            }
        }
        Claim claim = writer.claim(1, payload.length);
        claim.payload().put(payload);
        return claim.commit();
    }

    /** Says its own seq, so that a reader can tell one from another. */
    public static byte[] payload(long seq, int padding) {
        return ("m" + seq + ":" + "p".repeat(padding)).getBytes(StandardCharsets.US_ASCII);
    }
}
