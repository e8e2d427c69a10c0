package chronicle.webconsole;

import chronicle.router.LaneEvent;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.inventory.Format;
import org.apache.felix.inventory.InventoryPrinter;

/** All routers for a support zip: how they stand, their lanes, events, health and settings. */
class RouterInventory implements InventoryPrinter {

    private final Routers routers;

    RouterInventory(Routers routers) {
        this.routers = routers;
    }

    @Override
    public void print(PrintWriter writer, Format format, boolean isZip) {
        if (format == Format.JSON) {
            json(writer);
        } else if (format == Format.TEXT) {
            new InventoryText(writer).print(routers.all());
        }
    }

    private void json(PrintWriter writer) {
        try {
            Json.object(
                    writer,
                    json -> {
                        json.writeArrayFieldStart("routers");
                        for (ConsoleRouter router : routers.all()) {
                            json.writeStartObject();
                            router(json, router);
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("a print writer failed", e);
        }
    }

    private static void router(JsonGenerator json, ConsoleRouter router) throws IOException {
        RouterStatus status = router.status();
        RouterJson.totals(json, status);
        RouterJson.discovery(json, status.discovery());
        json.writeArrayFieldStart("lanes");
        for (LaneStatus lane : status.lanes()) {
            json.writeStartObject();
            RouterJson.lane(json, lane);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("events");
        for (LaneEvent event : status.events()) {
            RouterJson.event(json, event);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : settings(router).entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
    }

    /** The configuration by key, without what the container adds. */
    static Map<String, String> settings(ConsoleRouter router) {
        Map<String, String> settings = new TreeMap<>();
        router.settings()
                .forEach(
                        (key, value) -> {
                            if (!key.contains(".") && !key.equals("objectClass")) {
                                settings.put(key, text(value));
                            }
                        });
        return settings;
    }

    private static String text(Object value) {
        if (!value.getClass().isArray()) {
            return value.toString();
        }
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.append(i == 0 ? "" : ",").append(Array.get(value, i));
        }
        return list.toString();
    }
}
