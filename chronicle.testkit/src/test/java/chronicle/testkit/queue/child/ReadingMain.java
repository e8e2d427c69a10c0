package chronicle.testkit.queue.child;

import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * {@code QUEUE NAME}: reads for ever, parking in between. Says {@code handled SEQ} within the
 * handler, so before the position is stored, and {@code empty} whenever it goes to sleep.
 */
public final class ReadingMain {

    private ReadingMain() {}

    public static void main(String[] args) throws InterruptedException {
        try (Queues queues = Queues.create();
                QueueReader reader =
                        queues.openReader(Path.of(args[0]), ReaderOptions.named(args[1]))) {
            while (true) {
                int taken = reader.poll(message -> Say.line("handled " + message.seq()), 3);
                if (taken == 0) {
                    Say.line("empty");
                    reader.await(TimeUnit.SECONDS.toNanos(60));
                }
            }
        }
    }
}
