package chronicle.core.engine;

import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;

/**
 * Has the pages that a reader is coming to mapped by the upkeep thread, so that a replay does not
 * fault at every 64 KiB. Costs the reader one comparison per run of records. One thread.
 */
final class ReadAhead {

    /** A reader that has come this far reads in sequence; one that polls now and then has not. */
    private static final int SEQUENTIAL = 64 << 10;

    private static final int WINDOW = 8 << 20;

    /** Alignment that is whole pages on every machine. */
    private static final int GRAIN = 64 << 10;

    private final OsPrimitives os;
    private final Upkeep upkeep;

    private Mapping mapping;
    private int size;
    private int triggerAt;
    private int mappedTo;

    ReadAhead(OsPrimitives os, Upkeep upkeep) {
        this.os = os;
        this.upkeep = upkeep;
    }

    void enter(Segment segment, int offset) {
        mapping = segment.mapping();
        size = segment.buffer().capacity();
        mappedTo = 0;
        triggerAt = offset + SEQUENTIAL;
    }

    void at(int offset) {
        if (offset >= triggerAt) {
            ask(offset);
        }
    }

    private void ask(int offset) {
        Mapping target = mapping;
        int begin = Math.max(mappedTo, offset & -GRAIN);
        int length = Math.min(WINDOW, size - begin);
        mappedTo = begin + length;
        triggerAt = length <= 0 ? Integer.MAX_VALUE : mappedTo - WINDOW / 2;
        if (length > 0) {
            upkeep.later(() -> os.populate(target, begin, length, false));
        }
    }
}
