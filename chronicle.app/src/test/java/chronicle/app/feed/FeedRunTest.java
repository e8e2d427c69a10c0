package chronicle.app.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedRunTest {

    @Test
    void symbolsTakeTurnsAndPricesMoveInARange() {
        assertEquals("symbol=BTC price=30000.00 seq=0", tick(0));
        assertEquals("symbol=ETH price=2000.00 seq=1", tick(1));
        assertEquals("symbol=BTC price=30000.25 seq=2", tick(2));
        assertEquals("symbol=BTC price=30025.00 seq=200", tick(200));
        assertEquals("symbol=BTC price=30024.75 seq=202", tick(202));
        assertEquals("symbol=BTC price=30000.00 seq=400", tick(400));
    }

    private static String tick(long seq) {
        return new String(FeedRun.tick(seq), StandardCharsets.US_ASCII);
    }
}
