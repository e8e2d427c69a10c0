package chronicle.webconsole;

import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * All that the page shows, as one JSON object: the buses, and of one of them everything. What a
 * page has already is left out: samples before the one it asks from, and events when nothing was
 * added to them.
 */
final class StateJson {

    private final Routers routers;
    private final Sampler sampler;

    /**
     * What a page asks for.
     *
     * @param bus root of the bus, empty for the first one
     * @param fromSample number of the first sample that it lacks
     * @param eventsKey what it was told of its events, empty when it has none
     */
    record Ask(String bus, long fromSample, String eventsKey) {}

    StateJson(Routers routers, Sampler sampler) {
        this.routers = routers;
        this.sampler = sampler;
    }

    /**
     * @param token for the commands of that page
     */
    void write(Writer writer, Ask ask, String token) throws IOException {
        List<ConsoleRouter> all = routers.all();
        Optional<ConsoleRouter> chosen =
                all.stream()
                        .filter(each -> ask.bus().isEmpty() || each.bus().equals(ask.bus()))
                        .findFirst();
        Json.object(
                writer,
                json -> {
                    json.writeStringField("token", token);
                    json.writeNumberField("nowMs", System.currentTimeMillis());
                    json.writeArrayFieldStart("buses");
                    for (ConsoleRouter each : all) {
                        bus(json, each.status());
                    }
                    json.writeEndArray();
                    if (chosen.isPresent()) {
                        json.writeObjectFieldStart("router");
                        router(json, chosen.get().status(), ask);
                        json.writeEndObject();
                    }
                });
    }

    private static void bus(JsonGenerator json, RouterStatus status) throws IOException {
        json.writeStartObject();
        json.writeStringField("bus", status.bus().toString());
        json.writeEndObject();
    }

    private void router(JsonGenerator json, RouterStatus status, Ask ask) throws IOException {
        Samples samples = sampler.look(status.bus().toString());
        List<LaneStatus> lanes = status.lanes();
        List<Samples.Sample> added = samples.from(ask.fromSample());
        RouterJson.totals(json, status);
        RouterJson.discovery(json, status.discovery());
        json.writeNumberField("lagBytes", Samples.lag(lanes));
        json.writeNumberField("ordersPerSecond", Samples.rate(lanes));
        json.writeArrayFieldStart("samples");
        for (Samples.Sample sample : added) {
            json.writeStartObject();
            json.writeNumberField("number", sample.number());
            json.writeNumberField("timeMs", sample.epochMs());
            json.writeNumberField("ordersPerSecond", sample.ordersPerSecond());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("lanes");
        for (LaneStatus lane : lanes) {
            if (lane.state() != LaneState.DETACHED) {
                lane(json, lane, added);
            }
        }
        json.writeEndArray();
        events(json, status.events(), ask.eventsKey());
    }

    private static void lane(JsonGenerator json, LaneStatus lane, List<Samples.Sample> added)
            throws IOException {
        json.writeStartObject();
        RouterJson.lane(json, lane);
        json.writeArrayFieldStart("lags");
        for (Samples.Sample sample : added) {
            json.writeNumber(sample.lag(lane.strategy()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void events(JsonGenerator json, List<LaneEvent> events, String known)
            throws IOException {
        String key = key(events);
        json.writeStringField("eventsKey", key);
        if (!key.equals(known)) {
            json.writeArrayFieldStart("events");
            for (LaneEvent event : events) {
                RouterJson.event(json, event);
            }
            json.writeEndArray();
        }
    }

    /** Changes whenever one is added: the last of them may be like the one before. */
    private static String key(List<LaneEvent> events) {
        return events.isEmpty()
                ? "none"
                : events.size()
                        + "-"
                        + events.get(0).epochNs()
                        + "-"
                        + events.get(events.size() - 1).epochNs();
    }
}
