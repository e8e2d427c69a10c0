package chronicle.webconsole;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth;
import chronicle.router.HandlerStall;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencySummary;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * The parts of a router as fields of a JSON object. Times are milliseconds since 1970 and end in
 * {@code Ms}; what is not known is -1.
 */
final class RouterJson {

    private RouterJson() {}

    static void totals(JsonGenerator json, RouterStatus status) throws IOException {
        json.writeStringField("bus", status.bus().toString());
        json.writeStringField("watcher", status.watcher());
        json.writeStringField("preferredWatcher", status.preferredWatcher());
        json.writeArrayFieldStart("watchers");
        for (String each : status.watchers()) {
            json.writeString(each);
        }
        json.writeEndArray();
        json.writeNumberField("handlers", status.handlers());
        json.writeNumberField("orders", status.orders());
        json.writeNumberField("replies", status.replies());
        json.writeNumberField("problems", status.problems());
        latency(json, "orderLatency", status.orderLatency());
        latency(json, "discoveryLatency", status.discoveryLatency());
        if (status.stall().isPresent()) {
            stall(json, status.stall().get());
        }
        if (status.otherRouter().isPresent()) {
            otherRouter(json, status.otherRouter().get());
        }
        json.writeObjectFieldStart("transitions");
        for (LaneState state : LaneState.values()) {
            json.writeNumberField(state.name(), status.transitions(state));
        }
        json.writeEndObject();
    }

    private static void stall(JsonGenerator json, HandlerStall stall) throws IOException {
        json.writeObjectFieldStart("stall");
        json.writeStringField("handler", stall.handler());
        json.writeStringField("strategy", stall.strategy().name());
        json.writeNumberField("seq", stall.seq());
        json.writeNumberField("sinceMs", millis(stall.sinceEpochNs()));
        json.writeEndObject();
    }

    private static void otherRouter(JsonGenerator json, OtherRouter other) throws IOException {
        json.writeObjectFieldStart("otherRouter");
        json.writeStringField("holder", other.holder());
        json.writeNumberField("strategies", other.strategies());
        json.writeNumberField("sinceMs", millis(other.sinceEpochNs()));
        json.writeEndObject();
    }

    private static void latency(JsonGenerator json, String name, LatencySummary latency)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", latency.count());
        json.writeNumberField("p50Ns", latency.p50Ns());
        json.writeNumberField("p90Ns", latency.p90Ns());
        json.writeNumberField("p99Ns", latency.p99Ns());
        json.writeNumberField("p999Ns", latency.p999Ns());
        json.writeNumberField("maxNs", latency.maxNs());
        json.writeEndObject();
    }

    static void discovery(JsonGenerator json, DiscoveryHealth health) throws IOException {
        json.writeObjectFieldStart("discovery");
        json.writeStringField("state", health.state().name());
        json.writeStringField("cause", health.cause().name());
        json.writeStringField("reason", health.reason());
        json.writeNumberField("sinceMs", health.since().toEpochMilli());
        if (health.watch().isPresent()) {
            watch(json, health.watch().get().counters());
        }
        stats(json, health.stats());
        json.writeEndObject();
    }

    private static void watch(JsonGenerator json, WatchHealth.Counters counters)
            throws IOException {
        json.writeObjectFieldStart("watch");
        json.writeNumberField("events", counters.events());
        json.writeNumberField("overflows", counters.overflows());
        json.writeNumberField("watches", counters.watches());
        json.writeNumberField("unwatched", counters.unwatched());
        json.writeNumberField("retries", counters.retries());
        json.writeNumberField("rebuilds", counters.rebuilds());
        json.writeEndObject();
    }

    private static void stats(JsonGenerator json, DiscoveryStats stats) throws IOException {
        json.writeObjectFieldStart("stats");
        json.writeNumberField("strategies", stats.strategies());
        json.writeNumberField("events", stats.events());
        json.writeNumberField("rescans", stats.rescans());
        json.writeNumberField("lastRescanNs", stats.lastRescanNs());
        json.writeNumberField("longestRescanNs", stats.longestRescanNs());
        json.writeNumberField("entries", stats.entries());
        json.writeNumberField("skipped", stats.skipped());
        json.writeNumberField("unhinted", stats.unhinted());
        json.writeEndObject();
    }

    static void lane(JsonGenerator json, LaneStatus lane) throws IOException {
        json.writeStringField("name", lane.strategy().name());
        json.writeStringField("state", lane.state().name());
        json.writeStringField("reason", lane.reason());
        json.writeNumberField("sinceMs", millis(lane.sinceEpochNs()));
        json.writeNumberField("orders", lane.orders());
        json.writeNumberField("replies", lane.replies());
        json.writeNumberField("droppedReplies", lane.droppedReplies());
        json.writeNumberField("deadLetters", lane.deadLetters());
        json.writeNumberField("handlerRetries", lane.handlerRetries());
        json.writeNumberField("attachRetries", lane.attachRetries());
        json.writeNumberField("lagBytes", lane.lagBytes());
        json.writeNumberField("ordersPerSecond", lane.ordersPerSecond());
    }

    static void event(JsonGenerator json, LaneEvent event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("timeMs", millis(event.epochNs()));
        json.writeStringField("name", event.strategy().name());
        json.writeStringField("from", event.from().name());
        json.writeStringField("to", event.to().name());
        json.writeStringField("reason", event.reason());
        json.writeEndObject();
    }

    private static long millis(long epochNs) {
        return TimeUnit.NANOSECONDS.toMillis(epochNs);
    }
}
