package chronicle.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The distribution's default settings of the router, {@code etc/chronicle.router.cfg}. */
public final class RouterDefaults {

    /** Factory PID of the router. */
    public static final String PID = "chronicle.router";

    private static final String RESOURCE = "/etc/" + PID + ".cfg";

    private RouterDefaults() {}

    /** A copy that the caller may add to. Values are text; the component converts them. */
    public static Map<String, Object> load() {
        try (InputStream content = RouterDefaults.class.getResourceAsStream(RESOURCE)) {
            if (content == null) {
                throw new IllegalStateException("missing in this program: " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(content);
            Map<String, Object> settings = new HashMap<>();
            properties
                    .stringPropertyNames()
                    .forEach(k -> settings.put(k, properties.getProperty(k)));
            return settings;
        } catch (IOException e) {
            throw new IllegalStateException("unreadable in this program: " + RESOURCE, e);
        }
    }
}
