package chronicle.bench.peer;

/** Where a sender puts messages. One thread. */
public interface Sink extends AutoCloseable {

    /** Writes one 8-byte word of the payload that the next {@link #send()} sends. */
    void word(int index, long value);

    /** Sends the payload as it stands; spins while the peer cannot take it. */
    void send();

    /** Makes what was sent as durable as was asked for when this was opened. */
    void flush();

    @Override
    void close();
}
