package chronicle.tools.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0ns",
        "950,950ns",
        "1500,1.5us",
        "999999,999us",
        "1999999,1.9ms",
        "250000000,250ms",
        "3240000000,3.2s",
        "59999000000,59.9s",
        "61000000000,1m01s",
        "7384000000000,2h03m",
        "187200000000000,2d04h",
        "-3000000000,-3.0s"
    })
    void spansHaveTheUnitThatFits(long nanos, String text) {
        assertEquals(text, Amounts.span(nanos));
    }

    @ParameterizedTest
    @CsvSource({"0,0.0", "0.25,0.3", "9.99,10.0", "12.6,13", "1500000,1500000"})
    void ratesHaveADecimalWhileTheyAreSmall(double rate, String text) {
        assertEquals(text, Amounts.rate(rate));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,-",
        "0,0B",
        "1023,1023B",
        "1024,1.0KiB",
        "10188,9.9KiB",
        "10236,10KiB",
        "65536,64KiB",
        "1047552,1023KiB",
        "1048570,1.0MiB",
        "2684354560,2.5GiB",
        "9223372036854775807,8.0EiB"
    })
    void bytesHaveAUnitOf1024(long bytes, String text) {
        assertEquals(text, Amounts.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,-",
        "99999,99999",
        "100000,100.0k",
        "999949,999.9k",
        "999960,1.0M",
        "9223372036854775807,9.2E"
    })
    void countsAreShort(long number, String text) {
        assertEquals(text, Amounts.count(number));
    }

    @ParameterizedTest
    @CsvSource({"-1,-", "59999,59s", "60000,1m", "3600000,1h", "86399999,23h", "86400000,1d"})
    void agesAreOfOneUnit(long millis, String text) {
        assertEquals(text, Amounts.age(millis * 1_000_000));
    }

    @Test
    void oneThingIsNotSeveral() {
        assertEquals("0 queues", Amounts.things(0, "queue"));
        assertEquals("1 queue", Amounts.things(1, "queue"));
        assertEquals("100000 queues", Amounts.things(100_000, "queue"));
        assertEquals("100000", Amounts.exact(100_000));
        assertEquals("-", Amounts.exact(-1));
    }

    @Test
    void everyNumberFitsItsColumn() {
        for (long number = 1; number > 0; number *= 3) {
            assertTrue(Amounts.count(number).length() <= 7, Amounts.count(number));
            assertTrue(Amounts.bytes(number).length() <= 7, Amounts.bytes(number));
            assertTrue(Amounts.age(number).length() <= 5, Amounts.age(number));
        }
    }
}
