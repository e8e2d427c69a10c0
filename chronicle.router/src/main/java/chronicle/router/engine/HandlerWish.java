package chronicle.router.engine;

import chronicle.router.engine.HandlerPolicy.Failure;
import java.util.Map;

/**
 * What a handler says itself of its failures, by properties of its service.
 *
 * @param failure null when it says nothing
 * @param retries null when it says nothing
 */
public record HandlerWish(Failure failure, Integer retries) {

    /**
     * From the properties of a service: {@code handler_failure} and {@code handler_retries}, both
     * as in the router's configuration.
     *
     * @return null when neither is there
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static HandlerWish parse(Map<String, ?> properties) {
        Object failure = properties.get("handler_failure");
        Object retries = properties.get("handler_retries");
        if (failure == null && retries == null) {
            return null;
        }
        return new HandlerWish(
                failure == null ? null : HandlerPolicy.failure(failure.toString()),
                retries == null ? null : HandlerPolicy.retries(number(retries)));
    }

    private static long number(Object value) {
        try {
            return Long.parseLong(value.toString().trim());
        } catch (NumberFormatException e) {
            throw Setting.invalid("handler_retries", value, "a whole number");
        }
    }

    HandlerPolicy over(HandlerPolicy policy) {
        HandlerPolicy first = failure == null ? policy : policy.withFailure(failure);
        return retries == null ? first : first.withRetries(retries, policy.retryPause());
    }
}
