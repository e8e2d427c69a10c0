package chronicle.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.bench.peer.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Metric TIME =
            Metric.micros("t", "time", Target.atMost(2).and(3, Peer.CHRONICLE_QUEUE));
    private static final Metric RATE =
            new Metric("r", "rate", "M/s", 1e6, false, Target.times(2, Peer.AERON));
    private static final Work WORK =
            new SingleWork("w", List.of(Peer.values()), List.of(TIME, RATE), List.of(), Map.of());

    private final Results results = new Results();

    @Test
    void medianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0)));
    }

    @Test
    void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertEquals(new Spread(2.5, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0, 2.0)));
    }

    @Test
    void thereIsNoMedianOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
        assertEquals(Optional.empty(), results.spread(WORK, TIME, Peer.OURS));
    }

    @Test
    void numbersAreInTheUnitOfTheMetric() {
        results.add(WORK, Peer.OURS, Map.of("t", 1500.0, "r", 2e6, "else", 1.0));

        assertEquals(List.of(1.5), results.values(WORK, TIME, Peer.OURS));
        assertEquals(List.of(2.0), results.values(WORK, RATE, Peer.OURS));
    }

    @Test
    void ratioSaysHowManyTimesBetterWeAre() {
        results.add(WORK, Peer.OURS, Map.of("t", 1000.0, "r", 8e6));
        results.add(WORK, Peer.AERON, Map.of("t", 4000.0, "r", 2e6));

        assertEquals(OptionalDouble.of(4), results.ratio(WORK, TIME, Peer.AERON));
        assertEquals(OptionalDouble.of(4), results.ratio(WORK, RATE, Peer.AERON));
    }

    @Test
    void ratioIsThatOfTheMedians() {
        for (double time : new double[] {1000, 2000, 90_000}) {
            results.add(WORK, Peer.OURS, Map.of("t", time));
        }
        for (double time : new double[] {10, 3000, 5000}) {
            results.add(WORK, Peer.AERON, Map.of("t", time));
        }

        assertEquals(OptionalDouble.of(1.5), results.ratio(WORK, TIME, Peer.AERON));
    }

    @Test
    void thereIsNoRatioToWhoDidNotRun() {
        results.add(WORK, Peer.OURS, Map.of("t", 1000.0));

        assertEquals(OptionalDouble.empty(), results.ratio(WORK, TIME, Peer.AERON));
        assertEquals(Optional.empty(), results.met(WORK, TIME));
    }

    @Test
    void targetNeedsTheLimitAndTheRatio() {
        assertEquals(Optional.of(true), met(2000, 6000));
        assertEquals(Optional.of(false), met(2001, 9000));
        assertEquals(Optional.of(false), met(1000, 2999));
    }

    private static Optional<Boolean> met(double ours, double theirs) {
        Results two = new Results();
        two.add(WORK, Peer.OURS, Map.of("t", ours));
        two.add(WORK, Peer.CHRONICLE_QUEUE, Map.of("t", theirs));
        return two.met(WORK, TIME);
    }
}
