package chronicle.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.HealthCheck;

/**
 * A check and what it is called.
 *
 * @param name for people
 * @param tag its own, beside those that all have
 * @param check the question
 */
record NamedCheck(String name, String tag, RouterCheck check) {

    /** Properties of its service. */
    Map<String, Object> properties(String[] tags) {
        List<String> all = new ArrayList<>(Arrays.asList(tags));
        all.add(tag);
        return Map.of(HealthCheck.NAME, name, HealthCheck.TAGS, all.toArray(new String[0]));
    }
}
