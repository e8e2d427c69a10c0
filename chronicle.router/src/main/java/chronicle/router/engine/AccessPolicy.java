package chronicle.router.engine;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose strategies are attached.
 *
 * @param owners names or numbers of the users that may own a strategy's files; empty is anybody
 */
public record AccessPolicy(Set<String> owners) {

    /** What an empty configuration says: the permissions of the bus decide. */
    public static final AccessPolicy DEFAULTS = new AccessPolicy(Set.of());

    public AccessPolicy {
        owners = Set.copyOf(owners);
    }

    /**
     * From configuration values.
     *
     * @param owners each of them one or more users between commas; blanks do not count
     */
    public static AccessPolicy parse(String... owners) {
        return new AccessPolicy(
                Arrays.stream(owners)
                        .flatMap(each -> Arrays.stream(each.split(",")))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.toSet()));
    }
}
