package chronicle.tools.bus;

/**
 * How fast something goes, between two looks.
 *
 * @param messagesPerSecond messages each second, 0 and more
 * @param bytesPerSecond bytes of the queue each second, headers and padding included
 */
public record Rates(double messagesPerSecond, double bytesPerSecond) {}
