package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {

    private static final int PAGE = 20;

    private final List<TopLane> lanes = Pictures.lanes(1000);
    private ViewState state = ViewState.START;

    @Test
    void qQuitsAndInAFilterItIsALetter() {
        type("/q");
        assertFalse(state.quit());
        assertEquals("q", state.choice().filter());
        press(Key.Kind.ENTER);
        type("q");
        assertTrue(state.quit());
    }

    @Test
    void interruptQuitsEverywhere() {
        assertTrue(Keys.press(Key.of(Key.Kind.QUIT), state, lanes, PAGE).quit());
        type("/");
        assertTrue(Keys.press(Key.of(Key.Kind.QUIT), state, lanes, PAGE).quit());
        press(Key.Kind.ESCAPE);
        type("?");
        assertTrue(Keys.press(Key.of(Key.Kind.QUIT), state, lanes, PAGE).quit());
    }

    @ParameterizedTest
    @EnumSource(SortKey.class)
    void everySortHasAKeyOfItsOwn(SortKey sort) {
        press(Key.character(sort.key()));
        assertEquals(sort, state.choice().sort());
        type("i");
        assertTrue(state.choice().inverted());
        type("s");
        assertEquals(sort.next(), state.choice().sort());
        assertFalse(state.choice().inverted());
    }

    @Test
    void filterIsTypedCorrectedKeptAndCleared() {
        type("/lane-9x");
        press(Key.Kind.BACKSPACE);
        type("9");
        assertTrue(state.typing());
        press(Key.Kind.ENTER);
        assertFalse(state.typing());
        assertEquals("lane-99", state.choice().filter());
        assertEquals(11, state.choice().of(lanes).size());
        press(Key.Kind.ESCAPE);
        assertEquals("", state.choice().filter());
        type("/é");
        press(Key.character(0x1F600));
        press(Key.Kind.BACKSPACE);
        assertEquals("é", state.choice().filter());
        press(Key.Kind.BACKSPACE);
        press(Key.Kind.BACKSPACE);
        assertFalse(state.typing());
    }

    @Test
    void thousandLanesAreScrolledFromEndToEnd() {
        press(Key.Kind.DOWN);
        assertEquals("lane-199", state.spot().lane());
        for (int i = 0; i < 60; i++) {
            press(Key.Kind.PAGE_DOWN);
        }
        assertEquals(999, state.spot().index());
        press(Key.Kind.DOWN);
        assertEquals(999, state.spot().index());
        press(Key.Kind.PAGE_UP);
        assertEquals(999 - PAGE, state.spot().index());
        type("kj");
        assertEquals(999 - PAGE, state.spot().index());
        press(Key.Kind.HOME);
        assertNull(state.spot().lane());
        type("G");
        assertEquals(999, state.spot().index());
        type("g");
        assertEquals(Spot.TOP, state.spot());
    }

    @Test
    void movingInAnEmptyListDoesNothing() {
        for (Key.Kind kind : Key.Kind.values()) {
            if (kind != Key.Kind.CHARACTER && kind != Key.Kind.QUIT) {
                assertEquals(
                        ViewState.START,
                        Keys.press(Key.of(kind), ViewState.START, List.of(), PAGE));
            }
        }
    }

    @Test
    void helpEventsAndFreezeAreTurnedOnAndOff() {
        type("?");
        assertTrue(state.help());
        type("e");
        assertFalse(state.help());
        assertTrue(state.events());
        type("e ");
        assertFalse(state.events());
        assertTrue(state.frozen());
        type(" ");
        assertFalse(state.frozen());
        type("hq");
        assertTrue(state.quit());
    }

    private void type(String text) {
        text.codePoints().forEach(c -> press(Key.character(c)));
    }

    private void press(Key.Kind kind) {
        press(Key.of(kind));
    }

    private void press(Key key) {
        state = Keys.press(key, state, lanes, PAGE);
    }
}
