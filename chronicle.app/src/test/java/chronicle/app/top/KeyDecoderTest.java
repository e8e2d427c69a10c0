package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {

    /** Stands for a pause that is longer than any within a sequence. */
    private static final char PAUSE = '\uFFFF';

    @Test
    void sequencesOfAllKindsOfTerminalsAreKeys() throws IOException {
        assertEquals(
                List.of(
                        Key.Kind.UP,
                        Key.Kind.UP,
                        Key.Kind.DOWN,
                        Key.Kind.PAGE_UP,
                        Key.Kind.PAGE_DOWN,
                        Key.Kind.HOME,
                        Key.Kind.HOME,
                        Key.Kind.HOME,
                        Key.Kind.END,
                        Key.Kind.END,
                        Key.Kind.END,
                        Key.Kind.OTHER,
                        Key.Kind.OTHER),
                kinds(
                        "\u001b[A\u001bOA\u001b[B\u001b[5~\u001b[6~\u001b[H\u001b[1~\u001bOH"
                                + "\u001b[F\u001b[4~\u001b[8~\u001b[15~\u001bx"));
    }

    @Test
    void controlKeysAreKeys() throws IOException {
        assertEquals(
                List.of(
                        Key.Kind.QUIT,
                        Key.Kind.QUIT,
                        Key.Kind.QUIT,
                        Key.Kind.REDRAW,
                        Key.Kind.ENTER,
                        Key.Kind.ENTER,
                        Key.Kind.BACKSPACE,
                        Key.Kind.BACKSPACE,
                        Key.Kind.OTHER),
                kinds("\u0003\u0004\u001c\f\r\n\b\u007f\u001a"));
    }

    @Test
    void escapeAloneIsAKeyWhenNothingFollows() throws IOException {
        assertEquals(
                List.of(Key.of(Key.Kind.ESCAPE), Key.character('q')), keys("\u001b" + PAUSE + "q"));
        assertEquals(List.of(Key.of(Key.Kind.ESCAPE)), keys("\u001b"));
    }

    @Test
    void tornAndEndlessSequencesAreDropped() throws IOException {
        assertEquals(
                List.of(Key.of(Key.Kind.OTHER), Key.character('q')),
                keys("\u001b[1" + PAUSE + "q"));
        List<Key> endless = keys("\u001b[" + "1".repeat(40) + "q");
        assertEquals(Key.of(Key.Kind.OTHER), endless.get(0));
        assertEquals(Key.character('q'), endless.get(endless.size() - 1));
    }

    @Test
    void charactersBeyondTheFirstPlaneAreOneKey() throws IOException {
        assertEquals(List.of(Key.character('é'), Key.character(0x1F600)), keys("é😀"));
    }

    private static List<Key.Kind> kinds(String input) throws IOException {
        return keys(input).stream().map(Key::kind).toList();
    }

    private static List<Key> keys(String input) throws IOException {
        int[] at = {0};
        KeyDecoder decoder =
                new KeyDecoder(
                        timeout -> {
                            if (at[0] == input.length()) {
                                return -1;
                            }
                            char c = input.charAt(at[0]++);
                            return c == PAUSE ? -2 : c;
                        });
        List<Key> keys = new ArrayList<>();
        Optional<Key> key = decoder.next();
        while (key.isPresent()) {
            keys.add(key.get());
            key = decoder.next();
        }
        return keys;
    }
}
