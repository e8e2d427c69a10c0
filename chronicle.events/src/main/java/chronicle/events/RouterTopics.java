package chronicle.events;

/**
 * Topics of events, and names of their properties. Every event has {@link #BUS} and {@code
 * timestamp}, milliseconds since 1970, as events have it. Each lane event comes with {@link
 * #STRATEGY}, {@link #FROM}, {@link #STATE} and {@link #REASON}.
 */
public final class RouterTopics {

    /** What all topics begin with; {@code chronicle/router/*} subscribes to all. */
    public static final String ROOT = "chronicle/router/";

    /** A router has looked at its bus for the first time: {@link #WATCHER}. */
    public static final String UP = ROOT + "UP";

    /** A strategy is attached: {@link #STRATEGY}. */
    public static final String ADDED = ROOT + "ADDED";

    /** A strategy left and everything of it is closed: {@link #STRATEGY}. */
    public static final String REMOVED = ROOT + "REMOVED";

    /** A lane was set aside. A lane event. */
    public static final String QUARANTINED = ROOT + "QUARANTINED";

    /** A lane's orders wait, since there is no room for replies to them. A lane event. */
    public static final String BLOCKED = ROOT + "BLOCKED";

    /**
     * A lane that was set aside, blocked, or whose owner had died, is served again. A lane event.
     */
    public static final String RESUMED = ROOT + "RESUMED";

    /** The process of a strategy died. A lane event. */
    public static final String STALE = ROOT + "STALE";

    /**
     * A strategy left and what it had committed is still handed out. A lane event; {@link #REMOVED}
     * follows.
     */
    public static final String DRAINING = ROOT + "DRAINING";

    /** Another watcher is in use: {@link #WATCHER}. */
    public static final String WATCHER_SWAPPED = ROOT + "WATCHER_SWAPPED";

    /** Something is not as it should be: {@link #MESSAGE}. */
    public static final String PROBLEM = ROOT + "PROBLEM";

    /** Root of the bus, a string. */
    public static final String BUS = "bus";

    /** Name of the strategy, a string. */
    public static final String STRATEGY = "strategy";

    /** Name of the watcher, a string, {@code none} without one. */
    public static final String WATCHER = "watcher";

    /** State of the lane before, a string, see {@link chronicle.router.LaneState}. */
    public static final String FROM = "from";

    /** State of the lane from now on, a string. */
    public static final String STATE = "state";

    /** Why, a string. */
    public static final String REASON = "reason";

    /** What is not as it should be, one sentence with the place and the reason. */
    public static final String MESSAGE = "message";

    private RouterTopics() {}
}
