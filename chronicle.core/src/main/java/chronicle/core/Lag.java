package chronicle.core;

/**
 * How far a reader is behind the writer at one moment.
 *
 * @param bytes file bytes between the reader's position and the tail, headers and padding included
 * @param messages committed messages not yet read, padding records not counted
 */
public record Lag(long bytes, long messages) {}
