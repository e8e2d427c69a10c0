package chronicle.tools.export;

/**
 * What an export has done.
 *
 * @param complete whether it came to the end; false when it was stopped
 * @param missed messages that are missing between those written, because of damage that readers do
 *     not notice, or because the writer deleted them meanwhile
 */
public record ExportResult(boolean complete, long missed) {}
