package chronicle.bench.peer;

/** Where a receiver takes messages from. One thread. */
public interface Source extends AutoCloseable {

    /**
     * Hands out up to {@code limit} messages and never blocks.
     *
     * @return how many were handed out
     */
    int poll(Receiver receiver, int limit);

    @Override
    void close();

    /** Takes messages. */
    @FunctionalInterface
    interface Receiver {
        /** One message; the view is valid until this returns. */
        void onMessage(Words payload);
    }

    /** The payload as little-endian 8-byte words, in place. */
    interface Words {
        long word(int index);
    }
}
