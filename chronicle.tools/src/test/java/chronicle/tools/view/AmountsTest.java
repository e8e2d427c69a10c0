package chronicle.tools.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0us",
        "999999,999us",
        "250000000,250ms",
        "3240000000,3.2s",
        "59999000000,60.0s",
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
}
