package chronicle.bench.suite;

/**
 * One row of the table.
 *
 * @param key name in the results of roles and in JSON
 * @param title what a reader of the table sees
 * @param unit of the numbers shown
 * @param scale a role's result divided by this is in the unit
 * @param lowerIsBetter whether the ratio is peer / ours; otherwise it is ours / peer
 * @param target what is aimed at
 */
public record Metric(
        String key, String title, String unit, double scale, boolean lowerIsBetter, Target target) {

    static Metric nanos(String key, String title, Target target) {
        return new Metric(key, title, "ns", 1, true, target);
    }

    static Metric micros(String key, String title, Target target) {
        return new Metric(key, title, "µs", 1e3, true, target);
    }

    static Metric millis(String key, String title, Target target) {
        return new Metric(key, title, "ms", 1e6, true, target);
    }

    static Metric count(String key, String title, Target target) {
        return new Metric(key, title, "", 1, true, target);
    }

    static Metric bytes(String key, String title) {
        return new Metric(key, title, "B", 1, true, Target.NONE);
    }

    /** How many times better ours is than the peer: above 1 ours wins. */
    public double ratio(double ours, double peer) {
        return lowerIsBetter ? peer / ours : ours / peer;
    }
}
