package chronicle.testkit.queue;

import chronicle.core.MessageView;
import java.nio.ByteBuffer;

/** Payloads that tell by themselves whether they are right: byte i of message seq is known. */
final class Payloads {

    private Payloads() {}

    static byte[] of(long seq, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = at(seq, i);
        }
        return payload;
    }

    private static byte at(long seq, int i) {
        return (byte) (31 * seq + i + 1);
    }

    static void check(MessageView message, long expectedSeq) {
        ByteBuffer payload = message.payload();
        boolean right = message.seq() == expectedSeq;
        for (int i = 0; right && i < message.length(); i++) {
            right = payload.get(payload.position() + i) == at(expectedSeq, i);
        }
        if (!right) {
            throw new AssertionError(
                    "expected seq="
                            + expectedSeq
                            + " found seq="
                            + message.seq()
                            + " length="
                            + message.length()
                            + " segment="
                            + message.segmentId()
                            + " offset="
                            + message.offset());
        }
    }
}
