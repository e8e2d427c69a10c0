package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void numbersAreShort() {
        assertEquals("-", Amounts.count(-1));
        assertEquals("99999", Amounts.count(99_999));
        assertEquals("100.0k", Amounts.count(100_000));
        assertEquals("1.0M", Amounts.count(999_999));
        assertEquals("9.2E", Amounts.count(Long.MAX_VALUE));
        assertEquals("0", Amounts.bytes(0));
        assertEquals("1023B", Amounts.bytes(1023));
        assertEquals("1.0K", Amounts.bytes(1024));
        assertEquals("8.0E", Amounts.bytes(Long.MAX_VALUE));
    }

    @Test
    void timesHaveTheUnitThatFits() {
        assertEquals("59s", Amounts.age(59_999));
        assertEquals("1m", Amounts.age(60_000));
        assertEquals("23h", Amounts.age(86_399_999));
        assertEquals("1d", Amounts.age(86_400_000));
        assertEquals("950ns", Amounts.time(950));
        assertEquals("1.5us", Amounts.time(1500));
        assertEquals("22ms", Amounts.time(22_000_000));
        assertEquals("1.0s", Amounts.time(1_000_000_000));
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
