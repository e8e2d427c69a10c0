package chronicle.app.top;

/**
 * One strategy as it stands. Text is as it was found, hostile perhaps. -1 is a number that is not
 * known.
 *
 * @param sinceMillis when the state began, milliseconds since 1970
 * @param ordersPerSecond between the last two measurements
 * @param lagBytes bytes of orders_out that are committed and not handed out
 * @param orders orders that every handler has taken; as far as files tell, those written
 * @param droppedReplies replies given up because orders_in was full
 * @param deadLetters orders given up
 */
record TopLane(
        String name,
        TopState state,
        String reason,
        long sinceMillis,
        long ordersPerSecond,
        long lagBytes,
        long orders,
        long replies,
        long droppedReplies,
        long deadLetters) {}
