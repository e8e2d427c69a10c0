package chronicle.bench.role;

import chronicle.bench.peer.Durability;
import chronicle.bench.peer.Sink;
import java.util.Locale;
import java.util.Map;

/** Appends messages, each followed by what makes it as durable as is wanted, and times the two. */
final class Flush implements Role.Part {

    private final Durability durability;

    Flush(Durability durability) {
        this.durability = durability;
    }

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long warmUp = messages(arguments, "warmup");
        long messages = messages(arguments, "messages");
        try (Sink sink =
                arguments
                        .peer()
                        .transport()
                        .openSink(arguments.directory(), Message.BYTES, durability)) {
            Message.prepare(sink);
            parent.opened();
            long number = 0;
            while (number < warmUp) {
                Message.send(sink, 0, number++);
                sink.flush();
            }
            parent.warm();
            long begin = System.nanoTime();
            while (number < warmUp + messages) {
                Message.send(sink, 0, number++);
                sink.flush();
            }
            double nanos = (double) (System.nanoTime() - begin) / messages;
            parent.result(name("flush"), nanos);
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get(name("messages"));
    }

    private long messages(RoleArguments arguments, String what) {
        return arguments.number(name(what));
    }

    private String name(String what) {
        return what + "." + durability.name().toLowerCase(Locale.ROOT);
    }
}
