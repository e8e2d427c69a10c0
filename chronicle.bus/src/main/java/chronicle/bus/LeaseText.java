package chronicle.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The line that LEASE holds: {@code pid=1 start_ticks=2 epoch=3 timestamp_ns=4 ttl_ns=5} and a
 * newline. Pure functions. Reading is strict about what it knows (every key once, decimal, no sign)
 * and passes over keys that it does not, so that a later version may add some.
 */
final class LeaseText {

    /** Far above any honest line; what is longer is not looked at. */
    static final int MAX_BYTES = 512;

    static final String PID = "pid";
    static final String START_TICKS = "start_ticks";
    static final String EPOCH = "epoch";
    static final String TIMESTAMP_NS = "timestamp_ns";
    static final String TTL_NS = "ttl_ns";

    private static final List<String> KEYS = List.of(PID, START_TICKS, EPOCH, TIMESTAMP_NS, TTL_NS);

    private LeaseText() {}

    static byte[] format(Lease lease) {
        String line =
                PID
                        + '='
                        + lease.pid()
                        + ' '
                        + START_TICKS
                        + '='
                        + lease.startTicks()
                        + ' '
                        + EPOCH
                        + '='
                        + lease.epoch()
                        + ' '
                        + TIMESTAMP_NS
                        + '='
                        + lease.timestampNs()
                        + ' '
                        + TTL_NS
                        + '='
                        + lease.ttlNs()
                        + '\n';
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the bytes say; damage of any kind becomes a sentence, never an exception. */
    static LeaseReading parse(byte[] content) {
        if (content.length > MAX_BYTES) {
            return LeaseReading.unreadable("longer than " + MAX_BYTES + " bytes");
        }
        int length = content.length;
        if (length > 0 && content[length - 1] == '\n') {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (content[i] < ' ' || content[i] > '~') {
                return LeaseReading.unreadable("byte " + i + " is not printable ASCII");
            }
        }
        Map<String, Long> values = new HashMap<>();
        String line = new String(content, 0, length, StandardCharsets.US_ASCII);
        for (String pair : line.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return LeaseReading.unreadable("not a key=value pair: \"" + pair + '"');
            }
            String key = pair.substring(0, equals);
            if (!KEYS.contains(key)) {
                continue;
            }
            long value = decimal(pair, equals + 1);
            if (value < 0) {
                return LeaseReading.unreadable(key + " is not a decimal number");
            }
            if (values.putIfAbsent(key, value) != null) {
                return LeaseReading.unreadable(key + " comes twice");
            }
        }
        for (String key : KEYS) {
            if (!values.containsKey(key)) {
                return LeaseReading.unreadable(key + " is missing");
            }
        }
        long ttl = values.get(TTL_NS);
        if (ttl < 1 || ttl > Lease.MAX_TTL_NS) {
            return LeaseReading.unreadable(TTL_NS + " is out of range");
        }
        return LeaseReading.of(
                new Lease(
                        values.get(PID),
                        values.get(START_TICKS),
                        values.get(EPOCH),
                        values.get(TIMESTAMP_NS),
                        ttl));
    }

    /** 0 to 2^63 - 1 in at most 19 digits, or -1. */
    private static long decimal(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 19) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
