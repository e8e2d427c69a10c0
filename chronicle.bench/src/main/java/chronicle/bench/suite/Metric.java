package chronicle.bench.suite;

/**
 * One row of the table.
 *
 * @param key name in the results of roles and in JSON
 * @param title what a reader of the table sees
 * @param unit of the numbers shown
 * @param scale a result divided by this is in the unit
 * @param lowerIsBetter whether the ratio is peer / ours; otherwise it is ours / peer
 */
public record Metric(String key, String title, String unit, double scale, boolean lowerIsBetter) {

    /** How many times better ours is than the peer: above 1 we win. */
    double ratio(double ours, double peer) {
        return lowerIsBetter ? peer / ours : ours / peer;
    }
}
