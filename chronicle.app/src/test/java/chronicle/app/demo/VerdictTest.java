package chronicle.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void everyOrderWithOneAckIsClean() {
        Verdict verdict = Verdict.of(List.of(record(3, 3), record(2, 2)));
        assertEquals(new Verdict(5, 5, 0, 0), verdict);
        assertTrue(verdict.clean());
    }

    @Test
    void orderWithoutAckIsLost() {
        Verdict verdict = Verdict.of(List.of(record(3, 2)));
        assertEquals(new Verdict(3, 2, 1, 0), verdict);
        assertFalse(verdict.clean());
    }

    @Test
    void secondAckIsDuplicated() {
        StrategyRecord record = record(3, 3);
        record.answered(1);
        assertEquals(new Verdict(3, 3, 0, 1), Verdict.of(List.of(record)));
    }

    @Test
    void ackForNoOrderIsDuplicated() {
        assertEquals(new Verdict(1, 1, 0, 2), Verdict.of(List.of(record(1, 3))));
    }

    @Test
    void acksOfAnotherStrategyDoNotCount() {
        Verdict verdict = Verdict.of(List.of(record(2, 0), record(0, 2)));
        assertEquals(new Verdict(2, 0, 2, 2), verdict);
    }

    @Test
    void orderIdUsedTwiceNeedsTwoAcks() {
        StrategyRecord record = record(1, 1);
        record.ordered(0);
        assertEquals(new Verdict(2, 1, 1, 0), Verdict.of(List.of(record)));
        record.answered(0);
        assertEquals(new Verdict(2, 2, 0, 0), Verdict.of(List.of(record)));
    }

    @Test
    void nothingAtAllIsNotClean() {
        assertFalse(Verdict.of(List.of()).clean());
    }

    @Test
    void lastLineHasTheRoutersCounts() {
        RouterLines router =
                new RouterLines(
                        List.of(
                                "router up bus=/b watcher=inotify",
                                "added a",
                                "control: chronicle.discovery.linux resolved",
                                "watcher poll",
                                "added b",
                                "watcher inotify",
                                "removed a"));
        assertEquals(
                "demo: orders=5 acked=4 lost=1 duplicated=0 added=2 removed=1 swaps=2",
                new Verdict(5, 4, 1, 0).line(router));
        assertTrue(router.up());
        assertEquals("inotify", router.firstWatcher());
        assertTrue(router.attached("b"));
        assertFalse(router.attached("a"));
        assertFalse(router.attached("c"));
    }

    private static StrategyRecord record(int orders, int acks) {
        StrategyRecord record = new StrategyRecord("s");
        for (int i = 0; i < orders; i++) {
            record.ordered(i);
        }
        for (int i = 0; i < acks; i++) {
            record.answered(i);
        }
        return record;
    }
}
