package chronicle.bench.role;

import chronicle.bench.peer.Sink;
import chronicle.bench.peer.Source;

/**
 * What every message looks like: the time it was meant to leave, a number, and words that are the
 * same in all of them. The receiving side reads each word and checks the numbers.
 */
final class Message {

    /** Length of every payload; fixed, so that nobody pays for a loop of unknown length. */
    static final int BYTES = 64;

    static final int TIME = 0;
    static final int NUMBER = 1;

    private static final int WORDS = BYTES / Long.BYTES;
    private static final long FILLER = 0x9E37_79B9_7F4A_7C15L;
    private static final long FILLER_SUM = fillerSum();

    private Message() {}

    private static long fillerSum() {
        long sum = 0;
        for (int i = NUMBER + 1; i < WORDS; i++) {
            sum += FILLER * i;
        }
        return sum;
    }

    /** Fills the words that do not change. */
    static void prepare(Sink sink) {
        for (int i = NUMBER + 1; i < WORDS; i++) {
            sink.word(i, FILLER * i);
        }
    }

    static void send(Sink sink, long time, long number) {
        sink.word(TIME, time);
        sink.word(NUMBER, number);
        sink.send();
    }

    /** Reads each word, and fails when it is not the message of that number. */
    static void requireWhole(Source.Words payload, long expected) {
        long number = payload.word(NUMBER);
        long sum = 0;
        for (int i = NUMBER + 1; i < WORDS; i++) {
            sum += payload.word(i);
        }
        if (number != expected || sum != FILLER_SUM) {
            throw new IllegalStateException(
                    "not the message that was sent: expected=" + expected + " number=" + number);
        }
    }

    /**
     * Counts messages, and fails at the first that is missing, doubled, out of order or damaged.
     */
    static final class Check implements Source.Receiver {

        private long next;

        @Override
        public void onMessage(Source.Words payload) {
            requireWhole(payload, next);
            next++;
        }

        long count() {
            return next;
        }
    }
}
