package chronicle.app.top;

import java.util.List;

/**
 * What a running router says of itself.
 *
 * @param pid of its process
 * @param discovery how changes are learnt of: EVENTS, SCANNING, DEGRADED, BLIND; empty when unknown
 * @param preferredWatcher name of the watcher that is wished for, empty when none is
 * @param degraded whether strategies are found later than the watcher could
 * @param watcherLatencyMillis how late a change may be told, 0 with events, -1 when it is not known
 * @param stalledHandler the handler that does not return, empty when all do
 * @param lanes as the router has them, numbers of the files not looked at
 * @param events oldest first
 * @param orderLatency from commit to handler
 * @param discoveryLatency from READY to attached
 */
record RouterPicture(
        long pid,
        String watcher,
        String discovery,
        String preferredWatcher,
        boolean degraded,
        String degradedReason,
        long watcherLatencyMillis,
        long handlers,
        long orders,
        long replies,
        long problems,
        String stalledHandler,
        List<TopLane> lanes,
        List<TopEvent> events,
        Latency orderLatency,
        Latency discoveryLatency) {}
