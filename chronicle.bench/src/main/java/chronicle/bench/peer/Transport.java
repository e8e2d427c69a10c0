package chronicle.bench.peer;

import java.nio.file.Path;

/**
 * One way to get messages from a sender to a receiver, as its users would set it up. Both ends live
 * in processes of their own or in one.
 */
public interface Transport {

    /**
     * Opens the sending end.
     *
     * @param directory where its files are
     * @param payloadBytes length of every payload, a multiple of 8
     * @param durability what its {@link Sink#flush()} does
     */
    Sink openSink(Path directory, int payloadBytes, Durability durability);

    /** A sending end that nobody flushes. */
    default Sink openSink(Path directory, int payloadBytes) {
        return openSink(directory, payloadBytes, Durability.NONE);
    }

    /** Opens the receiving end, at the first message; the sending end is open already. */
    Source openSource(Path directory);
}
