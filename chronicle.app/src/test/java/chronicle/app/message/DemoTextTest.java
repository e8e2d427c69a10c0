package chronicle.app.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTextTest {

    @Test
    void tickIsTheSharedText() {
        assertEquals("symbol=BTC price=30000.00 seq=0", text(DemoText.tick("BTC", 3_000_000, 0)));
        assertEquals("symbol=ETH price=0.07 seq=12", text(DemoText.tick("ETH", 7, 12)));
    }

    @Test
    void orderIsTheSharedText() {
        assertEquals("order_id=0 symbol=BTC qty=1 side=BUY", text(DemoText.order(0, "BTC", 0)));
    }

    @ParameterizedTest
    @CsvSource({"36,36", "37,42", "41,42", "42,42", "43,43", "64,64", "1000,1000"})
    void orderIsPaddedToItsSize(int size, int length) {
        String text = text(DemoText.order(7, "BTC", size));
        assertEquals(length, text.length());
        assertTrue(text.startsWith("order_id=7 symbol=BTC qty=1 side=BUY"), text);
        assertTrue(length == 36 || text.matches(".* pad=x+"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "order_id=0 status=ACK,0",
        "order_id=123456789012345678,123456789012345678",
        "order_id=5,5"
    })
    void orderIdIsRead(String payload, long id) {
        assertEquals(id, DemoText.orderId(bytes(payload)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order_id=",
                "order_id= 1",
                "order_id=1x status=ACK",
                "order_id=-1",
                "order_id=1234567890123456789",
                "id=1"
            })
    void whatIsNoOrderIdIsMinusOne(String payload) {
        assertEquals(-1, DemoText.orderId(bytes(payload)));
    }

    @Test
    void tickIsAboutItsWholeSymbolOnly() {
        ByteBuffer tick = bytes("symbol=BTC price=1.00 seq=0");
        assertTrue(DemoText.isAbout(tick, "BTC"));
        assertFalse(DemoText.isAbout(tick, "BT"));
        assertFalse(DemoText.isAbout(tick, "BTCX"));
        assertFalse(DemoText.isAbout(bytes("symbol=BTC"), "BTC"));
    }

    /** At an offset, as a mapped record is. */
    private static ByteBuffer bytes(String text) {
        byte[] content = ("###" + text).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(content).position(3);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.US_ASCII);
    }
}
