package chronicle.app.top;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A snapshot as one JSON object on one line; numbers that are not known are null. Pure. */
final class TopJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private TopJson() {}

    static String of(TopSnapshot snapshot, LaneChoice choice) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("bus", snapshot.bus());
            json.writeNumberField("time_ms", snapshot.timeMillis());
            number(json, "orders_per_second", snapshot.ordersPerSecond());
            number(json, "lag_bytes", snapshot.lagBytes());
            json.writeFieldName("router");
            if (snapshot.router().isPresent()) {
                router(json, snapshot.router().get());
            } else {
                json.writeNull();
            }
            json.writeStringField("router_note", snapshot.routerNote());
            json.writeArrayFieldStart("problems");
            for (String problem : snapshot.problems()) {
                json.writeString(problem);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("lanes");
            for (TopLane lane : choice.of(snapshot.lanes())) {
                lane(json, lane);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer failed", e);
        }
        return text.toString();
    }

    private static void router(JsonGenerator json, RouterPicture router) throws IOException {
        json.writeStartObject();
        json.writeNumberField("pid", router.pid());
        json.writeStringField("watcher", router.watcher());
        json.writeStringField("discovery", router.discovery());
        json.writeStringField("preferred_watcher", router.preferredWatcher());
        json.writeBooleanField("degraded", router.degraded());
        json.writeStringField("degraded_reason", router.degradedReason());
        number(json, "watcher_latency_ms", router.watcherLatencyMillis());
        number(json, "handlers", router.handlers());
        number(json, "orders", router.orders());
        number(json, "replies", router.replies());
        number(json, "problems", router.problems());
        json.writeStringField("stalled_handler", router.stalledHandler());
        latency(json, "order_latency", router.orderLatency());
        latency(json, "discovery_latency", router.discoveryLatency());
        json.writeArrayFieldStart("events");
        for (TopEvent event : router.events()) {
            json.writeStartObject();
            json.writeNumberField("time_ms", event.timeMillis());
            json.writeStringField("strategy", event.strategy());
            json.writeStringField("state", event.state().name());
            json.writeStringField("reason", event.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void latency(JsonGenerator json, String name, Latency latency)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", latency.count());
        json.writeNumberField("p50_ns", latency.p50());
        json.writeNumberField("p90_ns", latency.p90());
        json.writeNumberField("p99_ns", latency.p99());
        json.writeNumberField("p999_ns", latency.p999());
        json.writeNumberField("max_ns", latency.max());
        json.writeEndObject();
    }

    private static void lane(JsonGenerator json, TopLane lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", lane.name());
        json.writeStringField("state", lane.state().name());
        json.writeStringField("reason", lane.reason());
        number(json, "since_ms", lane.sinceMillis());
        number(json, "orders_per_second", lane.ordersPerSecond());
        number(json, "lag_bytes", lane.lagBytes());
        number(json, "orders", lane.orders());
        number(json, "replies", lane.replies());
        number(json, "dropped_replies", lane.droppedReplies());
        number(json, "dead_letters", lane.deadLetters());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, long value) throws IOException {
        if (value < 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
