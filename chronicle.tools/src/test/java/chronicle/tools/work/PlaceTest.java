package chronicle.tools.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.tools.work.Place.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @Test
    void numberIsASeq() {
        assertEquals(new Place(Kind.SEQ, 42), Place.parse("42"));
    }

    @Test
    void numberBehindAnAtIsEpochNanoseconds() {
        assertEquals(
                new Place(Kind.TIME, 1_700_000_000_000_000_001L),
                Place.parse("@1700000000000000001"));
    }

    @Test
    void timeHasAnOffset() {
        assertEquals(
                new Place(Kind.TIME, 1_700_000_000_500_000_000L),
                Place.parse("2023-11-14T22:13:20.5Z"));
        assertEquals(Place.parse("2023-11-14T22:13:20Z"), Place.parse("2023-11-15T00:13:20+02:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "x",
                "@",
                "@x",
                "2023-11-14",
                "2023-11-14T22:13:20",
                "9999999999999999999",
                "2500-01-01T00:00:00Z",
                "1969-12-31T00:00:00Z"
            })
    void anythingElseIsRefusedWithTheForms(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Place.parse(text));
        assertTrue(refused.getMessage().contains(Place.FORMS), refused.getMessage());
        assertTrue(refused.getMessage().endsWith(": " + text), refused.getMessage());
    }
}
