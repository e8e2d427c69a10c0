package chronicle.router.engine;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Checks single values of a configuration. Pure functions. */
final class Setting {

    private Setting() {}

    static long number(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(key, value, least + " to " + most);
        }
        return value;
    }

    static Duration millis(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(key, value, least + " to " + most + " milliseconds");
        }
        return Duration.ofMillis(value);
    }

    /** One of the constants, written in lower case. */
    static <E extends Enum<E>> E choice(String key, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid(key, text, words(type)));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        E[] all = type.getEnumConstants();
        String butLast =
                Arrays.stream(all)
                        .limit(all.length - 1)
                        .map(Setting::word)
                        .collect(Collectors.joining(", "));
        return butLast + " or " + word(all[all.length - 1]);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A sentence that names key, value and valid range. */
    static IllegalArgumentException invalid(String key, Object value, String valid) {
        return new IllegalArgumentException(
                "chronicle.router cannot use "
                        + key
                        + "="
                        + (value == null ? "" : value)
                        + ", valid is "
                        + valid);
    }
}
