package chronicle.core.engine;

import chronicle.core.Lane;
import chronicle.core.QueueReader;

/** A lane of a merge: a reader, its place in the heap, and whether it takes part. */
final class MergeLane implements Lane {

    /** Not in the heap. */
    static final int IDLE = -1;

    private final String name;
    private final MappedQueueReader reader;
    private final Object attachment;

    /** Ties between equal timestamps go by the order of adding. */
    final long order;

    /** Timestamp of the message at the cursor; valid while the lane is in the heap. */
    long timestampNs;

    int heapIndex = IDLE;

    /** Whether messages were taken since the position was stored. */
    boolean moved;

    boolean removed;
    private boolean held;
    private boolean failed;

    MergeLane(String name, MappedQueueReader reader, Object attachment, long order) {
        this.name = name;
        this.reader = reader;
        this.attachment = attachment;
        this.order = order;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public QueueReader reader() {
        return reader;
    }

    MappedQueueReader mapped() {
        return reader;
    }

    @Override
    public Object attachment() {
        return attachment;
    }

    @Override
    public boolean held() {
        return held;
    }

    @Override
    public void hold() {
        held = true;
    }

    @Override
    public void release() {
        held = false;
        failed = false;
    }

    /** Holds it as one whose failure is known. */
    void fail() {
        held = true;
        failed = true;
    }

    boolean failed() {
        return failed;
    }

    /** By timestamp as the unsigned number it is, then by order. */
    boolean before(MergeLane other) {
        int byTime = Long.compareUnsigned(timestampNs, other.timestampNs);
        return byTime != 0 ? byTime < 0 : order < other.order;
    }
}
