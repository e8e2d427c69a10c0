package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where children are killed, by names of the engine. The one file to follow the engine with when it
 * changes; a name that is no more fails the tests.
 */
final class CrashPoints {

    private static final String CORE = "chronicle.core.";

    /** A record: header, payload, commit, telling others. Before each line that a call executes. */
    static final List<CodePoint> APPENDING =
            List.of(
                    format("RecordLayout", "begin"),
                    format("RecordLayout", "describe"),
                    engine("MappedQueueWriter", "publish"),
                    engine("ControlBlock", "signal"));

    /** A roll: tail under the sequence lock, seal, notice. Before each line. */
    static final List<CodePoint> ROLLING =
            List.of(engine("Rolling", "roll"), engine("ControlBlock", "moveTail"));

    /** Files: next segment and checkpoint, temporary name first. Before each line. */
    static final List<CodePoint> FILES =
            List.of(
                    engine("SegmentFiles", "prepare"),
                    os("LinuxOs", "createAllocated"),
                    format("SegmentLayout", "writeHeader"),
                    engine("TailCheckpoint", "flush"),
                    engine("TailCheckpoint", "write"));

    /** More that every writer comes by again and again; killed some instructions into them. */
    static final List<CodePoint> PASSING =
            List.of(
                    engine("MappedQueueWriter", "reserve"),
                    engine("MappedClaim", "open"),
                    engine("MappedQueueWriter", "publishClaim"),
                    engine("UnfinishedRecord", "erase"),
                    format("RecordLayout", "publish"),
                    engine("SegmentSupply", "take"),
                    engine("SegmentFiles", "fault"),
                    os("LinuxOs", "renameNoReplace"),
                    format("SegmentLayout", "seal"),
                    engine("MappedQueueWriter", "enter"));

    /** Where an error of another file strikes a writer that goes on afterwards. Each line. */
    static final List<CodePoint> STRUCK =
            List.of(
                    engine("MappedQueueWriter", "mark"),
                    engine("MappedQueueWriter", "publish"),
                    engine("MappedQueueWriter", "makeRoom"),
                    engine("MappedQueueWriter", "roll"),
                    engine("MappedQueueWriter", "enter"),
                    engine("Rolling", "roll"),
                    engine("Rolling", "tidyUp"),
                    engine("SegmentSupply", "take"),
                    engine("SegmentSupply", "left"),
                    format("TailLock", "move"));

    /** Where such an error strikes a merge: each line of these. */
    static final List<String> MERGING =
            Stream.of(
                            "MergingReader",
                            "MergeLane",
                            "LaneFailures",
                            "MergeOrder",
                            "IdleLanes",
                            "LaneTree",
                            "OrderWait",
                            "Serving",
                            "MergedPositions",
                            "PositionFile",
                            "MergeSleep",
                            "Seat",
                            "SleepGroup",
                            "SleepHelpers",
                            "SleepHelper",
                            "Cursor",
                            "CheckedRun",
                            "RecordView")
                    .map(type -> CORE + "engine." + type)
                    .toList();

    /**
     * Where nothing can be pending, since it was provoked just before; and what changes nothing.
     */
    static final List<CodePoint> UNSTRUCK =
            List.of(
                    engine("Seat", "announce"),
                    engine("Seat", "withdraw"),
                    engine("MergingReader", "size"),
                    engine("MergeLane", "attachment"),
                    engine("MergeLane", "held"));

    /** What every writer comes by once, while it opens a queue that was closed in order. */
    static final CodePoint OPEN = engine("QueueOpening", "open");

    static final CodePoint SIGN = engine("WriterLock", "sign");
    static final CodePoint RECOVER = engine("TailRecovery", "recover");
    static final CodePoint EXAMINE = engine("TailRecovery", "examine");
    static final CodePoint MOVE_TAIL = engine("ControlBlock", "moveTail");

    /** What writers come by while they make a queue, or put one right. */
    static final CodePoint CREATE = engine("QueueOpening", "createControl");

    static final CodePoint FILL = engine("QueueOpening", "fill");
    static final CodePoint PREPARE = engine("SegmentFiles", "prepare");
    static final CodePoint ADOPT = engine("SegmentFiles", "adopt");
    static final CodePoint FINISH = engine("TailRecovery", "finish");
    static final CodePoint FINISH_PREVIOUS = engine("TailRecovery", "finishPrevious");
    static final CodePoint PAD = format("RecordLayout", "publishPad");

    /** Where a writer leaves a queue that needs repair. */
    static final CodePoint HEADER_BEGUN = format("RecordLayout", "describe");

    static final CodePoint NOT_COMMITTED = format("RecordLayout", "publish");
    static final CodePoint TAIL_MOVED = engine("Segment", "seal");
    static final CodePoint SEGMENT_UNNAMED = engine("SegmentFiles", "fault");

    /** Retention: the note for a reader that will miss something, then the deletion. */
    static final CodePoint NOTE_MISSED = engine("MissedNote", "write");

    static final CodePoint DELETE_SEGMENT = engine("SegmentRetention", "delete");

    static final CodePoint OPEN_POSITION = engine("PositionFile", "open");
    static final CodePoint COMPLETE_POSITION = engine("PositionFile", "complete");
    static final CodePoint STORE_POSITION = engine("PositionFile", "store");
    static final CodePoint PARK = engine("Waiting", "park");
    static final CodePoint REPAIR = engine("AbandonedSegments", "seal");

    private CrashPoints() {}

    private static CodePoint engine(String type, String method) {
        return new CodePoint(CORE + "engine." + type, method);
    }

    private static CodePoint format(String type, String method) {
        return new CodePoint(CORE + "format." + type, method);
    }

    private static CodePoint os(String type, String method) {
        return new CodePoint(CORE + "os." + type, method);
    }

    /** Methods without long loops, for every line. */
    static List<CodePoint> straight() {
        return Stream.of(APPENDING, ROLLING, FILES).flatMap(List::stream).toList();
    }

    /** All that a writer at work comes by again and again. */
    static List<CodePoint> writing() {
        return Stream.of(APPENDING, ROLLING, FILES, PASSING).flatMap(List::stream).toList();
    }

    /** All that a writer comes by that opens a sound queue. */
    static List<CodePoint> opening() {
        return List.of(OPEN, SIGN, RECOVER, EXAMINE, MOVE_TAIL);
    }
}
