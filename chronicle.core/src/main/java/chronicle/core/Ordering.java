package chronicle.core;

/** Which lane of a {@link FanInReader} is next when several have a message. */
public enum Ordering {
    /**
     * The message with the earliest timestamp, between equal ones that of the lane which was added
     * first. What a queue held when its lane was added comes out by this rule alone, alike each
     * time. Beyond that, a lane that has waited for 8192 messages of lanes that have caught up, so
     * for 16384 at most, hands out one message out of turn: neither a clock that is behind nor a
     * flood keeps it waiting for ever. Costs a few comparisons a message, one for each doubling of
     * the number of lanes.
     */
    TIMESTAMP,
    /**
     * The lanes that have messages in turns, whatever the timestamps: no lane waits longer than for
     * one turn of all the others, which is 16 messages each. Cheaper than by timestamp, by a third
     * with a thousand lanes, but the order between lanes means nothing.
     */
    ROUND_ROBIN
}
