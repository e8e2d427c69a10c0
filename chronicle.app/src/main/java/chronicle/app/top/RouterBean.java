package chronicle.app.top;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * The MXBean of a router, read by its names alone: this program has nothing of the router on its
 * class path. What a router does not tell, an older one for instance, stands as not known.
 */
final class RouterBean {

    private static final String DOMAIN = "org.chronicle.osgi";
    private static final String[] ATTRIBUTES = {
        "Watcher",
        "Discovery",
        "PreferredWatcher",
        "Degraded",
        "DegradedReason",
        "WatcherLatencyMillis",
        "Handlers",
        "Orders",
        "Replies",
        "Problems",
        "StalledHandler",
        "Lanes",
        "Events",
        "OrderLatency",
        "DiscoveryLatency"
    };

    private final MBeanServerConnection server;
    private final ObjectName name;

    private RouterBean(MBeanServerConnection server, ObjectName name) {
        this.server = server;
        this.name = name;
    }

    /** The bean of the router that serves this bus, if that process has one. */
    static Optional<RouterBean> find(MBeanServerConnection server, Path bus)
            throws IOException, JMException {
        for (ObjectName name : server.queryNames(routers(), null)) {
            String served = String.valueOf(server.getAttribute(name, "Bus"));
            if (isSame(Path.of(served), bus)) {
                return Optional.of(new RouterBean(server, name));
            }
        }
        return Optional.empty();
    }

    /** What it says now. */
    RouterPicture read(long pid) throws IOException, JMException {
        Map<String, Object> told = new HashMap<>();
        for (Attribute attribute : server.getAttributes(name, ATTRIBUTES).asList()) {
            told.put(attribute.getName(), attribute.getValue());
        }
        return new RouterPicture(
                pid,
                text(told.get("Watcher")),
                text(told.get("Discovery")),
                text(told.get("PreferredWatcher")),
                Boolean.TRUE.equals(told.get("Degraded")),
                text(told.get("DegradedReason")),
                number(told.get("WatcherLatencyMillis"), -1),
                number(told.get("Handlers"), -1),
                number(told.get("Orders"), -1),
                number(told.get("Replies"), -1),
                number(told.get("Problems"), -1),
                text(told.get("StalledHandler")),
                rows(told.get("Lanes")).stream().map(RouterBean::lane).toList(),
                rows(told.get("Events")).stream().map(RouterBean::event).toList(),
                latency(told.get("OrderLatency")),
                latency(told.get("DiscoveryLatency")));
    }

    private static TopLane lane(CompositeData row) {
        return new TopLane(
                text(item(row, "name")),
                TopState.of(text(item(row, "state"))),
                text(item(row, "reason")),
                number(item(row, "sinceMillis"), -1),
                number(item(row, "ordersPerSecond"), -1),
                number(item(row, "lagBytes"), -1),
                number(item(row, "orders"), -1),
                number(item(row, "replies"), -1),
                number(item(row, "droppedReplies"), -1),
                number(item(row, "deadLetters"), -1));
    }

    private static TopEvent event(CompositeData row) {
        return new TopEvent(
                number(item(row, "timeMillis"), 0),
                text(item(row, "strategy")),
                TopState.of(text(item(row, "state"))),
                text(item(row, "reason")));
    }

    private static Latency latency(Object value) {
        if (!(value instanceof CompositeData data)) {
            return Latency.NONE;
        }
        return new Latency(
                number(item(data, "count"), 0),
                number(item(data, "p50Nanos"), -1),
                number(item(data, "p90Nanos"), -1),
                number(item(data, "p99Nanos"), -1),
                number(item(data, "p999Nanos"), -1),
                number(item(data, "maxNanos"), -1));
    }

    private static List<CompositeData> rows(Object value) {
        List<CompositeData> rows = new ArrayList<>();
        if (value instanceof CompositeData[] array) {
            rows.addAll(Arrays.asList(array));
        }
        return rows;
    }

    private static Object item(CompositeData data, String key) {
        return data.containsKey(key) ? data.get(key) : null;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static long number(Object value, long unknown) {
        return value instanceof Number number ? number.longValue() : unknown;
    }

    /** By another path, through a link, it is still the same bus. */
    private static boolean isSame(Path served, Path bus) throws IOException {
        return served.equals(bus)
                || Files.exists(served) && Files.exists(bus) && Files.isSameFile(served, bus);
    }

    private static ObjectName routers() {
        try {
            return new ObjectName(DOMAIN + ":type=Router,*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException("a name that is part of this program is wrong", e);
        }
    }
}
