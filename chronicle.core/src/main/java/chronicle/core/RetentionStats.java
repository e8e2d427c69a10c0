package chronicle.core;

/**
 * What a writer has deleted since it opened.
 *
 * @param segments segment files
 * @param bytes of those files
 * @param unreadSegments those of them that a registered reader had not read to the end
 * @param unreadMessages messages in them that the slowest registered reader had not read
 */
public record RetentionStats(long segments, long bytes, long unreadSegments, long unreadMessages) {}
