package chronicle.bench.role;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.router.engine.DataPolicy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own merge alone: fills queues in turns, so that the merge changes the lane with every
 * message, then merges them twice and times the second pass.
 */
final class FanIn implements Role.Part {

    private static final int TYPE = 1;
    private static final int BATCH = 256;

    /** As the router merges, unless it is told otherwise. */
    private static final FanInOptions ROUTERS = DataPolicy.DEFAULTS.order();

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        int lanes = (int) arguments.number("lanes");
        long messages = arguments.number("messages");
        try (Queues queues = Queues.create()) {
            List<Path> directories = fill(queues, arguments, lanes, messages);
            Pass pass = new Pass(queues, directories, messages);
            parent.opened();
            pass.run(() -> {});
            pass.run(parent::warm);
            parent.result("fanin.ns", pass.nanos);
            parent.result("fanin.bytes", pass.bytes);
            parent.finished();
        }
    }

    private static List<Path> fill(
            Queues queues, RoleArguments arguments, int lanes, long messages) {
        List<Path> directories = new ArrayList<>();
        List<QueueWriter> writers = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            Path directory = arguments.directory().resolve("lane-" + lane);
            directories.add(directory);
            writers.add(queues.openWriter(directory, WriterOptions.DEFAULTS));
        }
        ByteBuffer payload = ByteBuffer.allocateDirect(Message.BYTES);
        for (long number = 0; number < messages; number++) {
            payload.putLong(0, number);
            writers.get((int) (number % lanes)).append(TYPE, payload);
        }
        writers.forEach(QueueWriter::close);
        return directories;
    }

    private static final class Pass {

        private final Queues queues;
        private final List<Path> directories;
        private final long messages;
        private double nanos;
        private double bytes;
        private long sum;

        /** Made once: a poll must not allocate. */
        private final FanInHandler taker = this::take;

        Pass(Queues queues, List<Path> directories, long messages) {
            this.queues = queues;
            this.directories = directories;
            this.messages = messages;
        }

        void run(Runnable opened) {
            List<QueueReader> readers = new ArrayList<>();
            try (FanInReader merge = queues.fanIn(ROUTERS)) {
                for (Path directory : directories) {
                    ReaderOptions options =
                            ReaderOptions.named("merge").withStart(StartMode.EARLIEST);
                    QueueReader reader = queues.openReader(directory, options);
                    readers.add(reader);
                    merge.add(directory.toString(), reader, null);
                }
                sum = 0;
                opened.run();
                Allocation allocation = new Allocation();
                long begin = System.nanoTime();
                long count = 0;
                int taken = merge.poll(taker, BATCH);
                while (taken > 0) {
                    count += taken;
                    taken = merge.poll(taker, BATCH);
                }
                nanos = (double) (System.nanoTime() - begin) / messages;
                bytes = (double) allocation.since() / messages;
                check(count);
            } finally {
                readers.forEach(QueueReader::close);
            }
        }

        private boolean take(Lane lane, MessageView message) {
            ByteBuffer payload = message.payload();
            int end = payload.limit();
            for (int at = payload.position(); at < end; at += Long.BYTES) {
                sum += Long.reverseBytes(payload.getLong(at));
            }
            return true;
        }

        private void check(long count) {
            long expected = messages * (messages - 1) / 2;
            if (count != messages || sum != expected) {
                throw new IllegalStateException(
                        "not the messages that were sent: expected="
                                + messages
                                + " got="
                                + count
                                + " sum="
                                + sum);
            }
        }
    }
}
