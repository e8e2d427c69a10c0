package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is aimed at in memory, on two cores.
 *
 * @param limit in the metric's unit, the most that ours may be
 * @param least in the metric's unit, the least that ours may be
 * @param peer whom to beat
 * @param ratio how many times better than the peer at least
 */
public record Target(
        OptionalDouble limit, OptionalDouble least, Optional<Peer> peer, double ratio) {

    private static final OptionalDouble NO_LIMIT = OptionalDouble.empty();

    static final Target NONE = new Target(NO_LIMIT, NO_LIMIT, Optional.empty(), 0);

    static Target atMost(double limit) {
        return new Target(OptionalDouble.of(limit), NO_LIMIT, Optional.empty(), 0);
    }

    static Target atLeast(double least) {
        return new Target(NO_LIMIT, OptionalDouble.of(least), Optional.empty(), 0);
    }

    static Target times(double ratio, Peer peer) {
        return new Target(NO_LIMIT, NO_LIMIT, Optional.of(peer), ratio);
    }

    Target and(double newRatio, Peer newPeer) {
        return new Target(limit, least, Optional.of(newPeer), newRatio);
    }

    public boolean isNone() {
        return limit.isEmpty() && least.isEmpty() && peer.isEmpty();
    }

    /**
     * Whether it is met.
     *
     * @param ours in the metric's unit
     * @param ratioToPeer how many times better ours is than the named peer
     */
    boolean isMet(double ours, double ratioToPeer) {
        boolean withinLimit =
                (limit.isEmpty() || ours <= limit.getAsDouble())
                        && (least.isEmpty() || ours >= least.getAsDouble());
        boolean better = peer.isEmpty() || ratioToPeer >= ratio;
        return withinLimit && better;
    }

    @Override
    public String toString() {
        String most = limit.isPresent() ? "<= " + plain(limit.getAsDouble()) : "";
        if (least.isPresent()) {
            most = ">= " + plain(least.getAsDouble());
        }
        String than = peer.map(p -> ">= " + plain(ratio) + " x " + p.title()).orElse("");
        return most.isEmpty() || than.isEmpty() ? most + than : most + ", " + than;
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
