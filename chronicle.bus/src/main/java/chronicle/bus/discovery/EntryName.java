package chronicle.bus.discovery;

import chronicle.bus.StrategyId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name in a directory as the bytes that it is on disk, whatever they mean. One that stands in a
 * table is never changed; one to look up with is filled again and again.
 */
final class EntryName implements Comparable<EntryName> {

    private static final int LONGEST_STRATEGY = 128;
    private static final boolean[] IN_STRATEGIES = new boolean[128];

    static {
        String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
        allowed.chars().forEach(c -> IN_STRATEGIES[c] = true);
    }

    private byte[] bytes;
    private int length;
    private int hash;

    private EntryName(byte[] bytes) {
        set(bytes, bytes.length);
    }

    static EntryName of(StrategyId strategy) {
        return new EntryName(strategy.name().getBytes(StandardCharsets.US_ASCII));
    }

    /** The name of nothing: what stands for the directory itself. */
    static EntryName empty() {
        return new EntryName(new byte[0]);
    }

    /** Makes this the name in the first bytes of a buffer, without copying them. */
    void set(byte[] newBytes, int newLength) {
        bytes = newBytes;
        length = newLength;
        int h = 1;
        for (int i = 0; i < newLength; i++) {
            h = 31 * h + newBytes[i];
        }
        hash = h;
    }

    /** One to keep. */
    EntryName copy() {
        return new EntryName(Arrays.copyOf(bytes, length));
    }

    int length() {
        return length;
    }

    void copyTo(byte[] into) {
        System.arraycopy(bytes, 0, into, 0, length);
    }

    /** As {@link StrategyId} says, for which this would need a String. */
    boolean isStrategy() {
        if (length == 0 || length > LONGEST_STRATEGY || bytes[0] == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0 || !IN_STRATEGIES[bytes[i]]) {
                return false;
            }
        }
        return true;
    }

    /** Of a name that {@link #isStrategy()}. */
    StrategyId strategy() {
        return new StrategyId(new String(bytes, 0, length, StandardCharsets.US_ASCII));
    }

    /**
     * Printable, on one line, and never the same for two names: what is not printable ASCII, a
     * quote, or a backslash stands as {@code \xNN}.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            if (b >= ' ' && b < 0x7F && b != '"' && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\x")
                        .append(Character.forDigit(b >> 4 & 0xF, 16))
                        .append(Character.forDigit(b & 0xF, 16));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntryName name
                && hash == name.hash
                && Arrays.equals(bytes, 0, length, name.bytes, 0, name.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Keeps tables quick where somebody chooses names of one hash. */
    @Override
    public int compareTo(EntryName other) {
        return Arrays.compare(bytes, 0, length, other.bytes, 0, other.length);
    }
}
