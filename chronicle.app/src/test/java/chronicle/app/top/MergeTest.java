package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void routerCountsAndFilesFillTheGaps() {
        TopLane onDisk = new TopLane("a", TopState.READY, "files", -1, 5, 6, 7, 8, -1, 9);
        TopLane alone = new TopLane("b", TopState.DETACHED, "files", -1, 0, 0, 1, 1, -1, 0);
        TopLane served = new TopLane("a", TopState.LIVE, "router", 1, -1, -1, 2, 3, 4, 0);
        TopLane draining = new TopLane("c", TopState.DRAINING, "router", 1, 1, 1, 1, 1, 1, 1);
        RouterPicture router = Pictures.router(List.of(served, draining), List.of());
        assertEquals(
                List.of(
                        new TopLane("a", TopState.LIVE, "router", 1, 5, 6, 2, 3, 4, 0),
                        alone,
                        draining),
                Merge.lanes(List.of(onDisk, alone), Optional.of(router)));
        assertEquals(List.of(onDisk), Merge.lanes(List.of(onDisk), Optional.empty()));
    }

    @Test
    void rateIsOfTheLastIntervalSoThatALaneThatDiedHasNone() {
        TopLane dead = new TopLane("a", TopState.STALE, "files", -1, 0, 6, 7, 8, -1, 9);
        TopLane told = new TopLane("a", TopState.STALE, "router", 1, 185, 0, 7, 8, 0, 0);
        RouterPicture router = Pictures.router(List.of(told), List.of());
        TopLane merged = Merge.lanes(List.of(dead), Optional.of(router)).get(0);
        assertEquals(0, merged.ordersPerSecond());
        assertEquals(0, merged.lagBytes());
    }
}
