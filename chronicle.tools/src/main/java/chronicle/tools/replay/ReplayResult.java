package chronicle.tools.replay;

/**
 * What a replay has done.
 *
 * @param complete whether it came to the end; false when it was stopped
 * @param messages how many were appended
 * @param lastSeq seq, in the source, of the last of them; -1 when there was none
 * @param targetSeq seq that it got in the target; -1 when there was none
 * @param missed messages that are missing between those appended, because of damage that readers do
 *     not notice, or because the source's writer deleted them meanwhile
 * @param droppedFlags how many had flags, which no writer writes
 */
public record ReplayResult(
        boolean complete,
        long messages,
        long lastSeq,
        long targetSeq,
        long missed,
        long droppedFlags) {}
