package chronicle.router.component;

import chronicle.router.engine.RouterSettings;
import java.util.Map;
import java.util.function.Supplier;

/** Makes checked settings of a configuration. */
final class SettingsReader {

    private final Map<String, Object> properties;

    private SettingsReader(Map<String, Object> properties) {
        this.properties = properties;
    }

    /**
     * @param properties the same configuration as it was written, for messages
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    static RouterSettings read(RouterConfiguration config, Map<String, Object> properties) {
        SettingsReader reader = new SettingsReader(properties);
        return RouterSettings.parse(
                config.bus(),
                config.reader(),
                reader.number("segment_size", config::segment__size),
                config.keep__replies(),
                reader.number("rescan_interval_ms", config::rescan__interval__ms),
                reader.number("attach_retry_ms", config::attach__retry__ms),
                reader.number("lease_ttl_ms", config::lease__ttl__ms),
                config.idle());
    }

    /** The container converts on access and says only that it failed. */
    private long number(String key, Supplier<Long> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "chronicle.router cannot use "
                            + key
                            + "="
                            + properties.get(key)
                            + ", valid is a whole number",
                    e);
        }
    }
}
