package chronicle.tools.view;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a payload can be shown as it is. */
final class PayloadText {

    private PayloadText() {}

    /** The payload as text when it is valid UTF-8 without control characters. */
    static Optional<String> of(ByteBuffer payload) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(payload.duplicate())
                            .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty(); // Expected: payloads are any bytes.
        }
        return text.codePoints().allMatch(PayloadText::printable)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Nothing that would steer a terminal or break a line. */
    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }
}
