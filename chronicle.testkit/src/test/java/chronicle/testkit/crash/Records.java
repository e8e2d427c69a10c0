package chronicle.testkit.crash;

import chronicle.core.EpochClock;
import chronicle.core.MessageView;
import chronicle.core.QueueWriter;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;

/**
 * The records of the crash tests: type, timestamp, length and every byte follow from the seq alone,
 * so whoever finds one can tell whether it is the right one and whole.
 */
final class Records {

    static final int SEGMENT = 8192;

    private static final int LARGEST = SEGMENT - 128;
    private static final int LONG = 3000;
    private static final int SHORT = 300;
    private static final long FIRST_TIMESTAMP = 1_700_000_000_000_000_000L;
    private static final int TYPES = 1000;

    private Records() {}

    static int type(long seq) {
        return (int) (seq % TYPES);
    }

    static long timestamp(long seq) {
        return FIRST_TIMESTAMP + 1000 * seq;
    }

    /** Short ones, some long ones, now and then nothing at all or just what fits. */
    static int length(long seq) {
        if (seq % 29 == 7) {
            return 0;
        }
        if (seq % 31 == 11) {
            return LARGEST;
        }
        return (int) (seq * 7919 % (seq % 7 == 3 ? LONG : SHORT));
    }

    static byte[] payload(long seq) {
        byte[] payload = new byte[length(seq)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = at(seq, i);
        }
        return payload;
    }

    private static byte at(long seq, int i) {
        return (byte) (31 * seq + i + 1);
    }

    /** Stamps appends that come without a timestamp. One thread. */
    static final class Clock implements EpochClock {

        private long seq;

        void next(long nextSeq) {
            seq = nextSeq;
        }

        @Override
        public long nanos() {
            return timestamp(seq);
        }
    }

    /** Appends the next so many records. */
    static void append(QueueWriter writer, Clock clock, long records) {
        for (long i = 0; i < records; i++) {
            long seq = writer.nextSeq();
            clock.next(seq);
            if (writer.append(type(seq), payload(seq)) != seq) {
                throw new AssertionError("seq of an append is not the one announced: " + seq);
            }
        }
    }

    /** Nothing is deleted, so that everything can be counted in the end. */
    static WriterOptions options(EpochClock clock) {
        return WriterOptions.DEFAULTS
                .withSegmentSize(SEGMENT)
                .withClock(clock)
                .withRetention(Retention.KEEP_ALL);
    }

    static void check(MessageView message, long seq) {
        boolean right =
                message.seq() == seq
                        && message.typeId() == type(seq)
                        && message.timestampNs() == timestamp(seq)
                        && message.length() == length(seq);
        ByteBuffer payload = message.payload();
        for (int i = 0; right && i < message.length(); i++) {
            right = payload.get(payload.position() + i) == at(seq, i);
        }
        if (!right) {
            throw new AssertionError("expected seq=" + seq + " found " + describe(message));
        }
    }

    private static String describe(MessageView message) {
        return "seq="
                + message.seq()
                + " type_id="
                + message.typeId()
                + " timestamp_ns="
                + message.timestampNs()
                + " length="
                + message.length()
                + " segment="
                + message.segmentId()
                + " offset="
                + message.offset();
    }
}
