package chronicle.bench.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.bench.peer.Sink;
import org.junit.jupiter.api.Test;

/** The receiving end must notice what a peer does wrong. */
class MessageTest {

    private final long[] words = new long[Message.BYTES / Long.BYTES];
    private final Message.Check check = new Message.Check();
    private final Sink wire = new Wire();

    @Test
    void countsWhatComesInOrder() {
        Message.prepare(wire);
        for (long number = 0; number < 10; number++) {
            Message.send(wire, number * 7, number);
        }
        assertEquals(10, check.count());
    }

    @Test
    void aMissingMessageIsNoticed() {
        Message.prepare(wire);
        Message.send(wire, 0, 0);
        assertThrows(IllegalStateException.class, () -> Message.send(wire, 0, 2));
    }

    @Test
    void aDoubledMessageIsNoticed() {
        Message.prepare(wire);
        Message.send(wire, 0, 0);
        assertThrows(IllegalStateException.class, () -> Message.send(wire, 0, 0));
    }

    @Test
    void aDamagedWordIsNoticed() {
        for (int word = 2; word < words.length; word++) {
            Message.prepare(wire);
            words[word] ^= 1L << word;
            assertThrows(IllegalStateException.class, () -> Message.send(wire, 0, 0));
        }
    }

    /** Hands on at once what was sent. */
    private final class Wire implements Sink {

        @Override
        public void word(int index, long value) {
            words[index] = value;
        }

        @Override
        public void send() {
            check.onMessage(index -> words[index]);
        }

        @Override
        public void flush() {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("nobody asks for it");
        }
    }
}
