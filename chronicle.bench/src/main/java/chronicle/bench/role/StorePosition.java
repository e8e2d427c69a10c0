package chronicle.bench.role;

import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import java.util.Map;

/** Our own reader alone: stores its position many times for each message that it reads. */
final class StorePosition implements Role.Part {

    private static final int STORES_PER_MESSAGE = 1000;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        ReaderOptions options = ReaderOptions.named("position").withStoreEachPoll(false);
        try (Queues queues = Queues.create();
                QueueReader reader = queues.openReader(arguments.directory(), options)) {
            parent.opened();
            store(reader, arguments.number("store_warmup"));
            parent.warm();
            double nanos = store(reader, arguments.number("stores"));
            parent.result("position.ns", nanos);
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("stores");
    }

    private static double store(QueueReader reader, long stores) {
        long nanos = 0;
        long done = 0;
        while (done < stores) {
            reader.poll(message -> {}, 1);
            long begin = System.nanoTime();
            for (int i = 0; i < STORES_PER_MESSAGE; i++) {
                reader.storePosition();
            }
            nanos += System.nanoTime() - begin;
            done += STORES_PER_MESSAGE;
        }
        return (double) nanos / done;
    }
}
