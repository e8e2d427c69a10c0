package chronicle.app.top;

import chronicle.tools.bus.BusLook;
import chronicle.tools.bus.QueueLook;
import chronicle.tools.bus.ReaderLook;
import chronicle.tools.bus.StrategyLook;
import chronicle.tools.text.Amounts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lanes as the files of a bus tell of them. Pure. */
final class FileLanes {

    /** The reader that a router is unless it is configured otherwise. */
    private static final String ROUTER = "router";

    private FileLanes() {}

    static List<TopLane> of(BusLook look) {
        return look.strategies().stream().map(FileLanes::lane).toList();
    }

    private static TopLane lane(StrategyLook strategy) {
        String name = strategy.strategy().name();
        if (strategy.ordersOut().isEmpty()) {
            return new TopLane(
                    name,
                    TopState.DETACHED,
                    "there is no queue in orders_out",
                    -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    -1);
        }
        QueueLook out = strategy.ordersOut().get();
        return new TopLane(
                name,
                state(out),
                reason(out),
                -1,
                out.rates().map(rates -> Math.round(rates.messagesPerSecond())).orElse(-1L),
                lag(out),
                out.isSound() ? out.lastSeq() + 1 : -1,
                messages(strategy.ordersIn()),
                -1,
                messages(strategy.ordersDead()));
    }

    private static TopState state(QueueLook out) {
        if (!out.isSound()) {
            return TopState.UNKNOWN;
        }
        if (!out.ready()) {
            return TopState.DETACHED;
        }
        return switch (out.lease().verdict()) {
            case STALE -> TopState.STALE;
            default -> TopState.READY;
        };
    }

    private static String reason(QueueLook out) {
        if (!out.isSound()) {
            return out.problem();
        }
        OptionalLong age = out.lastRecordAgeNs();
        String last =
                age.isPresent()
                        ? "last order " + Amounts.age(Math.max(0, age.getAsLong())) + " ago"
                        : "no orders yet";
        if (!out.ready()) {
            return "no READY, " + last;
        }
        return switch (out.lease().verdict()) {
            case STALE -> "its owner died, " + last;
            case EXPIRED_OWNER_ALIVE -> "LEASE is over, its owner lives, " + last;
            case UNREADABLE -> "LEASE cannot be read, " + last;
            default -> last;
        };
    }

    /** Of the router's reader, else of the one that is furthest behind. */
    private static long lag(QueueLook out) {
        for (ReaderLook reader : out.readers()) {
            if (reader.name().equals(ROUTER)) {
                return reader.lagBytes().orElse(-1);
            }
        }
        return out.largestLagBytes().orElse(-1);
    }

    /** What was ever written to it, 0 while it is not there. */
    private static long messages(Optional<QueueLook> queue) {
        if (queue.isEmpty()) {
            return 0;
        }
        return queue.get().isSound() ? queue.get().lastSeq() + 1 : -1;
    }
}
