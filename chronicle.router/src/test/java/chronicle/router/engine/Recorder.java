package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.router.LaneEvent;
import chronicle.router.RouterListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes what a router says and hands out. */
final class Recorder implements RouterListener, OrderHandler {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<LaneEvent> laneEvents = new CopyOnWriteArrayList<>();
    private final List<String> orders = new CopyOnWriteArrayList<>();

    List<String> events() {
        return events;
    }

    /** Events of one strategy. */
    List<String> eventsOf(String strategy) {
        return events.stream().filter(event -> event.endsWith(" " + strategy)).toList();
    }

    /** {@code STATE reason} of every change of a strategy's lane, in order. */
    List<String> laneOf(String strategy) {
        return laneEvents.stream()
                .filter(event -> event.strategy().name().equals(strategy))
                .map(event -> event.to() + " " + event.reason())
                .toList();
    }

    List<LaneEvent> laneEvents() {
        return laneEvents;
    }

    List<String> problems() {
        return problems;
    }

    /** Problems that contain this text. */
    List<String> problems(String part) {
        return problems.stream().filter(line -> line.contains(part)).toList();
    }

    /** {@code STRATEGY:SEQ:TEXT}, in the order of delivery. */
    List<String> orders() {
        return orders;
    }

    List<String> orders(String strategy) {
        return orders.stream().filter(line -> line.startsWith(strategy + ":")).toList();
    }

    @Override
    public void onOrder(Order order, Reply reply) {
        String text = new String(order.copyPayload(), StandardCharsets.US_ASCII);
        orders.add(order.strategy() + ":" + order.seq() + ":" + text);
        reply.append(3, ("ack " + text).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void routerUp(Path bus, String watcher) {
        events.add("up " + watcher);
    }

    @Override
    public void strategyAdded(StrategyId strategy) {
        events.add("added " + strategy);
    }

    @Override
    public void strategyRemoved(StrategyId strategy) {
        events.add("removed " + strategy);
    }

    @Override
    public void watcherChanged(String watcher) {
        events.add("watcher " + watcher);
    }

    @Override
    public void problem(String what) {
        problems.add(what);
    }

    @Override
    public void laneChanged(LaneEvent event) {
        laneEvents.add(event);
    }
}
