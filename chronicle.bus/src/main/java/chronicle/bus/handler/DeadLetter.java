package chronicle.bus.handler;

import chronicle.bus.StrategyId;
import chronicle.core.MessageView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order that was given up, as it is kept in {@code orders_dead}: one message with the order's
 * timestamp and type, whose payload is one line of ASCII and then the order's payload as it was.
 *
 * <pre>
 * strategy=NAME incarnation=ID seq=N length=N reason=TEXT\n
 * ...length bytes...
 * </pre>
 *
 * <p>The same order may stand there more than once, after a crash for instance: (strategy,
 * incarnation, seq) tells.
 *
 * @param strategy who sent it
 * @param incarnation of the queue that it was written to, see {@link Order#incarnation()}
 * @param seq its seq in {@code orders_out}
 * @param timestampNs when it was sent, epoch nanoseconds
 * @param typeId its type
 * @param reason why it was given up; kept as at most 400 printable ASCII characters
 * @param payload its payload; not copied
 */
public record DeadLetter(
        StrategyId strategy,
        String incarnation,
        long seq,
        long timestampNs,
        int typeId,
        String reason,
        byte[] payload) {

    /** The line in front of the payload is never longer. */
    public static final int LONGEST_LINE = 1024;

    private static final int LONGEST_REASON = 400;
    private static final int LONGEST_INCARNATION = 256;

    private static final Pattern LINE =
            Pattern.compile(
                    "strategy=(\\S+) incarnation=(\\S*) seq=(-?\\d{1,19}) length=(\\d{1,10})"
                            + " reason=(.*)");

    /** What stands in the queue as payload. */
    public byte[] encoded() {
        String line =
                "strategy="
                        + strategy
                        + " incarnation="
                        + printable(incarnation, LONGEST_INCARNATION).replace(' ', '?')
                        + " seq="
                        + seq
                        + " length="
                        + payload.length
                        + " reason="
                        + printable(reason, LONGEST_REASON)
                        + "\n";
        byte[] head = line.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + payload.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(payload, 0, all, head.length, payload.length);
        return all;
    }

    private static String printable(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        return cut.replaceAll("[^ -~]", "?");
    }

    /** The letter in a message, or empty when the message is none. Copies; allocates. */
    public static Optional<DeadLetter> of(MessageView message) {
        byte[] all = message.copyPayload();
        int end = 0;
        while (end < all.length && end < LONGEST_LINE && all[end] != '\n') {
            end++;
        }
        Matcher line = LINE.matcher(new String(all, 0, end, StandardCharsets.US_ASCII));
        if (end == all.length || !line.matches()) {
            return Optional.empty();
        }
        Optional<StrategyId> sender = StrategyId.parse(line.group(1));
        int length = all.length - end - 1;
        if (sender.isEmpty() || Long.parseLong(line.group(4)) != length) {
            return Optional.empty();
        }
        byte[] payload = new byte[length];
        System.arraycopy(all, end + 1, payload, 0, length);
        return seq(line.group(3))
                .map(
                        seq ->
                                new DeadLetter(
                                        sender.get(),
                                        line.group(2),
                                        seq,
                                        message.timestampNs(),
                                        message.typeId(),
                                        line.group(5),
                                        payload));
    }

    private static Optional<Long> seq(String digits) {
        try {
            return Optional.of(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
