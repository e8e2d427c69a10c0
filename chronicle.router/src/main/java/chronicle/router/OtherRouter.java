package chronicle.router;

/**
 * A router beside this one that holds queues of the same bus. As long as it does, this one cannot
 * serve their strategies and tries again.
 *
 * @param holder who that is, a few words: the process that LEASE of {@code orders_in} names
 * @param strategies how many strategies it holds that this router wants
 * @param sinceEpochNs when it was first found, nanoseconds since 1970 by the wall clock
 */
public record OtherRouter(String holder, int strategies, long sinceEpochNs) {

    /** What the reason of a lane begins with whose queues another router holds. */
    public static final String HOLDS = "another router holds its queues";
}
