package chronicle.app.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Messages of the demonstration queues: {@code key=value} words in ASCII, one space between them.
 *
 * <pre>
 * tick  1  symbol=BTC price=30000.00 seq=0
 * order 2  order_id=0 symbol=BTC qty=1 side=BUY [pad=xxx]
 * ack   3  order_id=0 status=ACK
 * </pre>
 */
public final class DemoText {

    /** The feed's name on the bus. */
    public static final String FEED = "demo_feed";

    /** Type ids of the records. */
    public static final int TICK = 1;

    public static final int ORDER = 2;
    public static final int ACK = 3;

    /** So many digits always fit a long. */
    private static final int MAX_DIGITS = 18;

    private static final String PAD = " pad=";
    private static final byte[] ORDER_ID = ascii("order_id=");
    private static final byte[] SYMBOL = ascii("symbol=");

    private DemoText() {}

    /**
     * A tick.
     *
     * @param priceCents price in hundredths
     */
    public static byte[] tick(String symbol, long priceCents, long seq) {
        return ascii(
                String.format(
                        Locale.ROOT,
                        "symbol=%s price=%d.%02d seq=%d",
                        symbol,
                        priceCents / 100,
                        priceCents % 100,
                        seq));
    }

    /**
     * An order.
     *
     * @param size length in bytes that padding brings it to; a text within 5 bytes of it ends up to
     *     5 bytes longer, a longer text stays as it is
     */
    public static byte[] order(long orderId, String symbol, int size) {
        String text = "order_id=" + orderId + " symbol=" + symbol + " qty=1 side=BUY";
        int missing = size - text.length();
        if (missing <= 0) {
            return ascii(text);
        }
        return ascii(text + PAD + "x".repeat(Math.max(1, missing - PAD.length())));
    }

    /**
     * The order_id of an order or ack.
     *
     * @return -1 when the payload does not begin with one
     */
    public static long orderId(ByteBuffer payload) {
        int at = payload.position();
        if (!startsWith(payload, ORDER_ID)) {
            return -1;
        }
        long id = 0;
        int digits = 0;
        for (int i = at + ORDER_ID.length; i < payload.limit() && payload.get(i) != ' '; i++) {
            int digit = payload.get(i) - '0';
            if (digit < 0 || digit > 9 || digits == MAX_DIGITS) {
                return -1;
            }
            id = id * 10 + digit;
            digits++;
        }
        return digits == 0 ? -1 : id;
    }

    /** Whether a tick is about this symbol. */
    public static boolean isAbout(ByteBuffer tick, String symbol) {
        int end = tick.position() + SYMBOL.length + symbol.length();
        if (!startsWith(tick, SYMBOL) || tick.limit() <= end || tick.get(end) != ' ') {
            return false;
        }
        for (int i = 0; i < symbol.length(); i++) {
            if (tick.get(tick.position() + SYMBOL.length + i) != symbol.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(ByteBuffer payload, byte[] prefix) {
        if (payload.remaining() < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (payload.get(payload.position() + i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
