package chronicle.app.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AckLedgerTest {

    @Test
    void timeRunsFromTheIntendedDeparture() {
        AckLedger ledger = new AckLedger(5);
        ledger.sent(1_000);
        ledger.acked(5, 251_000);
        assertEquals(1, ledger.acked());
        assertTrue(ledger.complete());
        assertEquals(250_000, ledger.rtt().getMaxValue(), 250);
    }

    @Test
    void acksOfAnEarlierRunAndOfNobodyCountNothing() {
        AckLedger ledger = new AckLedger(10);
        ledger.sent(0);
        ledger.acked(9, 1);
        ledger.acked(11, 1);
        ledger.acked(-1, 1);
        assertEquals(0, ledger.acked());
        assertEquals(0, ledger.repeated());
        assertFalse(ledger.complete());
    }

    @Test
    void secondAckIsRepeatedNotCounted() {
        AckLedger ledger = new AckLedger(0);
        ledger.sent(0);
        ledger.sent(0);
        ledger.acked(1, 1);
        ledger.acked(1, 2);
        ledger.acked(0, 3);
        ledger.acked(0, 4);
        assertEquals(2, ledger.acked());
        assertEquals(2, ledger.repeated());
    }

    @Test
    void growsWhileTheOldestOrderIsUnanswered() {
        AckLedger ledger = new AckLedger(3);
        for (int i = 0; i < 10_000; i++) {
            ledger.sent(i);
        }
        for (int i = 9_999; i >= 0; i--) {
            assertFalse(ledger.complete());
            ledger.acked(3 + i, 1_000_000L + i);
        }
        assertTrue(ledger.complete());
        assertEquals(10_000, ledger.rtt().getTotalCount());
        assertEquals(1_000_000, ledger.rtt().getMinValue(), 1_000);
        assertEquals(1_000_000, ledger.rtt().getMaxValue(), 1_000);
    }

    @Test
    void clockOfTheAckBeforeTheIntendedTimeIsZero() {
        AckLedger ledger = new AckLedger(0);
        ledger.sent(100);
        ledger.acked(0, 50);
        assertEquals(0, ledger.rtt().getMaxValue());
    }
}
