package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is typed behind a command is taken, or refused in one sentence. */
final class WordsTest {

    private static String refusal(Executable what) {
        return assertThrows(ShellException.class, what).toString();
    }

    @Test
    void wordsThatACommandDoesNotTakeAreRefusedWithTheWayToItsHelp() {
        Words.none("lanes");
        assertEquals(
                "lanes does not take this: alpha; help chronicle:lanes says how it is used",
                refusal(() -> Words.none("lanes", "alpha")));
        assertEquals(
                "lanes has no such option: --foo; help chronicle:lanes says how it is used",
                refusal(() -> Words.none("lanes", "--foo")));
    }

    @Test
    void oneWordIsTakenAndMoreOrLessIsRefused() {
        assertEquals("alpha", Words.one("lane", "a name", "alpha"));
        assertEquals(
                "give a name: help chronicle:lane says how it is used",
                refusal(() -> Words.one("lane", "a name")));
        assertEquals(
                "lane does not take this: beta; help chronicle:lane says how it is used",
                refusal(() -> Words.one("lane", "a name", "alpha", "beta")));
        assertEquals(
                "lane has no such option: -x; help chronicle:lane says how it is used",
                refusal(() -> Words.one("lane", "a name", "-x")));
    }

    @Test
    void optionWithoutItsValueIsNamed() {
        assertEquals(
                "lanes wants a value behind --state; help chronicle:lanes says how it is used",
                Words.unfit(new Typed("lanes"), new Typed("--state")).toString());
        assertEquals(
                "lanes cannot be called like this; help chronicle:lanes says how it is used",
                Words.unfit(new Typed("lanes")).toString());
    }

    @Test
    void countsAreWholeNumbersFromZeroOn() {
        assertEquals(7, Words.count("--last", "7"));
        for (String bad : new String[] {"-1", "many", ""}) {
            assertEquals(
                    "--last is a whole number, 0 or more: " + bad,
                    refusal(() -> Words.count("--last", bad)));
        }
    }
}
