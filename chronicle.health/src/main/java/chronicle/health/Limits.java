package chronicle.health;

import java.util.Map;
import java.util.function.LongSupplier;

/**
 * From where on something is told.
 *
 * @param lagWarn bytes that a lane is behind, a warning
 * @param lagCritical bytes that a lane is behind, critical; not less than the former
 * @param diskWarn bytes that are free, a warning below
 * @param diskCritical bytes that are free, critical below; not more than the former
 */
record Limits(long lagWarn, long lagCritical, long diskWarn, long diskCritical) {

    /** What an empty configuration says. */
    static final Limits DEFAULTS = new Limits(64L << 20, 1L << 30, 2L << 30, 256L << 20);

    /**
     * @param written the configuration as it was written, for messages
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    static Limits read(HealthConfiguration config, Map<String, Object> written) {
        long lagWarn = bytes("lag_warn_bytes", config::lag__warn__bytes, written);
        long lagCritical = bytes("lag_critical_bytes", config::lag__critical__bytes, written);
        long diskWarn = bytes("disk_warn_bytes", config::disk__warn__bytes, written);
        long diskCritical = bytes("disk_critical_bytes", config::disk__critical__bytes, written);
        if (lagCritical < lagWarn) {
            throw cannotUse("lag_critical_bytes", lagCritical, "lag_warn_bytes or more", null);
        }
        if (diskCritical > diskWarn) {
            throw cannotUse("disk_critical_bytes", diskCritical, "disk_warn_bytes or less", null);
        }
        return new Limits(lagWarn, lagCritical, diskWarn, diskCritical);
    }

    /** The container converts on access and says only that it failed. */
    private static long bytes(String key, LongSupplier value, Map<String, Object> written) {
        long bytes;
        try {
            bytes = value.getAsLong();
        } catch (RuntimeException e) {
            throw cannotUse(key, written.get(key), "a whole number of bytes", e);
        }
        if (bytes < 0) {
            throw cannotUse(key, bytes, "0 or more", null);
        }
        return bytes;
    }

    private static IllegalArgumentException cannotUse(
            String key, Object value, String valid, RuntimeException cause) {
        return new IllegalArgumentException(
                HealthComponent.PID + " cannot use " + key + "=" + value + ", valid is " + valid,
                cause);
    }
}
