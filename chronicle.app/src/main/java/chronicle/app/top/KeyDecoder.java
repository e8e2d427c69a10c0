package chronicle.app.top;

import java.io.IOException;
import java.util.Optional;

/** Makes keys of the characters that a terminal sends. One thread. */
final class KeyDecoder {

    /** Longest pause within a sequence; a line over ssh may tear it apart. */
    private static final long SEQUENCE_MILLIS = 100;

    private static final int ESCAPE = 0x1B;
    private static final int LONGEST_SEQUENCE = 32;

    private final Characters input;

    KeyDecoder(Characters input) {
        this.input = input;
    }

    /** Where characters come from. */
    @FunctionalInterface
    interface Characters {
        /**
         * The next one.
         *
         * @param timeoutMillis longest wait, 0 without an end
         * @return a UTF-16 unit; below 0 at the end of the input, and after the time
         */
        int read(long timeoutMillis) throws IOException;
    }

    /** Waits for the next key; empty at the end of the input. */
    Optional<Key> next() throws IOException {
        int c = input.read(0);
        if (c < 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (c) {
                    case ESCAPE -> sequence();
                    case '\r', '\n' -> Key.of(Key.Kind.ENTER);
                    case '\b', 0x7F -> Key.of(Key.Kind.BACKSPACE);
                    case 0x03, 0x04, 0x1C -> Key.of(Key.Kind.QUIT);
                    case 0x0C -> Key.of(Key.Kind.REDRAW);
                    default -> character(c);
                });
    }

    private Key character(int c) throws IOException {
        if (c < ' ') {
            return Key.of(Key.Kind.OTHER);
        }
        if (!Character.isHighSurrogate((char) c)) {
            return Key.character(c);
        }
        int low = input.read(SEQUENCE_MILLIS);
        return low >= 0 && Character.isLowSurrogate((char) low)
                ? Key.character(Character.toCodePoint((char) c, (char) low))
                : Key.of(Key.Kind.OTHER);
    }

    /** What follows an escape: nothing, ESC O x, or ESC [ numbers x. */
    private Key sequence() throws IOException {
        int kind = input.read(SEQUENCE_MILLIS);
        if (kind < 0) {
            return Key.of(Key.Kind.ESCAPE);
        }
        if (kind != '[' && kind != 'O') {
            return Key.of(Key.Kind.OTHER); // Alt and a key.
        }
        StringBuilder parameters = new StringBuilder();
        while (parameters.length() < LONGEST_SEQUENCE) {
            int c = input.read(SEQUENCE_MILLIS);
            if (c < 0) {
                break;
            }
            if (c >= '@' && c <= '~') {
                return Key.of(named(parameters.toString(), c));
            }
            parameters.append((char) c);
        }
        return Key.of(Key.Kind.OTHER);
    }

    private static Key.Kind named(String parameters, int last) {
        return switch (last) {
            case 'A' -> Key.Kind.UP;
            case 'B' -> Key.Kind.DOWN;
            case 'H' -> Key.Kind.HOME;
            case 'F' -> Key.Kind.END;
            case '~' ->
                    switch (parameters) {
                        case "1", "7" -> Key.Kind.HOME;
                        case "4", "8" -> Key.Kind.END;
                        case "5" -> Key.Kind.PAGE_UP;
                        case "6" -> Key.Kind.PAGE_DOWN;
                        default -> Key.Kind.OTHER;
                    };
            default -> Key.Kind.OTHER;
        };
    }
}
