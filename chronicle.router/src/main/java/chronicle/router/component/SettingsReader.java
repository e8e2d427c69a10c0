package chronicle.router.component;

import chronicle.bus.BusLayout;
import chronicle.router.engine.AccessPolicy;
import chronicle.router.engine.AttachPolicy;
import chronicle.router.engine.CleanupPolicy;
import chronicle.router.engine.DataPolicy;
import chronicle.router.engine.HandlerPolicy;
import chronicle.router.engine.ReplyPolicy;
import chronicle.router.engine.RouterSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
        reader.flag("console", config.console());
        RouterSettings settings =
                RouterSettings.parse(
                        config.bus(),
                        config.reader(),
                        reader.number("rescan_interval_ms", config::rescan__interval__ms),
                        reader.number("lease_ttl_ms", config::lease__ttl__ms));
        requireRoom(settings.bus());
        return settings.withAttach(reader.attach(config))
                .withData(
                        DataPolicy.parse(
                                        config.idle(),
                                        reader.number("idle_spin_us", config::idle__spin__us))
                                .withOrder(
                                        config.ordering(),
                                        reader.number("order_wait_us", config::order__wait__us))
                                .withStoreEvery(
                                        reader.number(
                                                "store_every_orders",
                                                config::store__every__orders)))
                .withHandlers(reader.handlers(config))
                .withReplies(reader.replies(config))
                .withAccess(AccessPolicy.parse(config.owners()))
                .withCleanup(
                        CleanupPolicy.parse(
                                reader.number("reply_cleanup_ms", config::reply__cleanup__ms)));
    }

    /** A bus may come later, but not where nobody can make it: there its router waited for good. */
    private static void requireRoom(BusLayout bus) {
        Optional<String> kind;
        try {
            kind = bus.noRoom();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "chronicle.router cannot look at the place of bus="
                            + bus.root()
                            + " there_is="
                            + bus.nearestExisting(),
                    e);
        }
        if (kind.isPresent()) {
            throw new IllegalArgumentException(
                    "chronicle.router cannot use bus="
                            + bus.root()
                            + ", valid is a folder on a disk there_is="
                            + bus.nearestExisting()
                            + " file_system="
                            + kind.get());
        }
    }

    /**
     * Keys that are none of a router's, so misspelt for all anybody knows. What the container and
     * those who bring configurations add has dots.
     */
    static List<String> unknownKeys(Map<String, Object> properties) {
        Set<String> known =
                Arrays.stream(RouterConfiguration.class.getDeclaredMethods())
                        .map(key -> key.getName().replace("__", "_"))
                        .collect(Collectors.toSet());
        return properties.keySet().stream()
                .filter(key -> key.indexOf('.') < 0 && !known.contains(key))
                .sorted()
                .toList();
    }

    private AttachPolicy attach(RouterConfiguration config) {
        return AttachPolicy.parse(
                number("attach_retry_ms", config::attach__retry__ms),
                number("attach_retry_max_ms", config::attach__retry__max__ms),
                number("owner_check_ms", config::owner__check__ms));
    }

    private ReplyPolicy replies(RouterConfiguration config) {
        return ReplyPolicy.parse(
                number("segment_size", config::segment__size),
                flag("keep_replies", config.keep__replies()),
                config.reply__full(),
                number("reply_limit", config::reply__limit));
    }

    private HandlerPolicy handlers(RouterConfiguration config) {
        return HandlerPolicy.parse(
                config.handler__failure(),
                number("handler_retries", config::handler__retries),
                number("handler_retry_ms", config::handler__retry__ms),
                number("handler_stall_ms", config::handler__stall__ms));
    }

    /** The container takes whatever is not true for false. */
    private boolean flag(String key, boolean value) {
        Object written = properties.get(key);
        if (written == null || written instanceof Boolean) {
            return value;
        }
        String word = written.toString();
        if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
            throw cannotUse(key, "true or false", null);
        }
        return value;
    }

    /** The container converts on access and says only that it failed. */
    private long number(String key, Supplier<Long> value) {
        try {
            return value.get();
        } catch (RuntimeException e) {
            throw cannotUse(key, "a whole number", e);
        }
    }

    private IllegalArgumentException cannotUse(String key, String valid, RuntimeException why) {
        return new IllegalArgumentException(
                "chronicle.router cannot use "
                        + key
                        + "="
                        + properties.get(key)
                        + ", valid is "
                        + valid,
                why);
    }
}
