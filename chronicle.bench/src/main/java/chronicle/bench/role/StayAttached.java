package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.router.RouterListener;
import chronicle.router.engine.IdleMode;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What a router holds while strategies are attached, and what is left of that when all have gone.
 * Everything is done once before, so that classes and buffers that stay are no part of it.
 */
final class StayAttached implements Role.Part {

    private static final long DEADLINE_S = 100;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long strategies = arguments.number("strategies");
        BusLayout bus = new BusLayout(arguments.directory());
        Departures departures = new Departures();
        try (RunningRouter router =
                RunningRouter.start(
                        arguments.directory(), IdleMode.PARK, (order, reply) -> {}, departures)) {
            router.awaitAttached(strategies);
            parent.opened();
            allLeave(bus, departures, strategies);
            Held before = Held.now(bus);
            for (long i = 0; i < strategies; i++) {
                ReadyMarker.publish(bus.endpoints(resident(i)).ordersOut());
            }
            router.awaitAttached(strategies);
            Held with = Held.now(bus);
            parent.result("held.heap", with.heap - before.heap);
            parent.result("held.segments", with.segments - before.segments);
            parent.result("held.mapped", with.mapped - before.mapped);
            parent.result("held.descriptors", with.descriptors - before.descriptors);
            allLeave(bus, departures, strategies);
            Held after = Held.now(bus);
            parent.result("left.heap", Math.max(0, after.heap - before.heap));
            parent.result("left.mapped", after.mapped - before.mapped);
            parent.result("left.descriptors", Math.max(0, after.descriptors - before.descriptors));
            parent.finished();
        }
    }

    private static StrategyId resident(long i) {
        return new StrategyId(BusSite.RESIDENT + i);
    }

    private static void allLeave(BusLayout bus, Departures departures, long strategies)
            throws InterruptedException {
        for (long i = 0; i < strategies; i++) {
            ReadyMarker.withdraw(bus.endpoints(resident(i)).ordersOut());
        }
        departures.await(strategies);
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("strategies");
    }

    /** Counts those of whom everything is closed. */
    private static final class Departures implements RouterListener {

        private final Semaphore gone = new Semaphore(0);

        @Override
        public void strategyRemoved(StrategyId strategy) {
            gone.release();
        }

        void await(long strategies) throws InterruptedException {
            if (!gone.tryAcquire((int) strategies, DEADLINE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "strategies do not leave: expected=" + strategies + " left=" + gone);
            }
        }
    }

    /**
     * @param segments mappings of segments
     * @param mapped bytes of all mappings of the bus's files
     */
    private record Held(long heap, long segments, long mapped, long descriptors) {
        static Held now(BusLayout bus) {
            String root = bus.root().toString();
            return new Held(
                    Resources.liveBytes(),
                    Resources.mappings(root, ".q"),
                    Resources.mappedBytes(root),
                    Resources.descriptors(root));
        }
    }
}
