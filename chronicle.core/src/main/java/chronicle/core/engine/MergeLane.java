package chronicle.core.engine;

import chronicle.core.Lane;
import chronicle.core.QueueReader;

/** A lane of a merge: a reader, its place in the order, and whether it takes part. */
final class MergeLane implements Lane {

    static final int NOT_IDLE = -1;

    private final String name;
    private final MappedQueueReader reader;
    private final Object attachment;
    private final Runnable released;

    /** What the reader reads by; kept here to save a step for each message. */
    final Cursor cursor;

    /** Its place in the tree. */
    int leaf;

    /** Its place among the idle lanes. */
    int idleIndex = NOT_IDLE;

    /** How many messages of the merge had counted when it was last its turn. */
    long servedAt;

    /** What its queue held when it was added ends there. */
    final long writerWasAt;

    /** Whether it has read that. */
    boolean live;

    /** Of the merge's sleep. */
    final Seat seat = new Seat(this);

    boolean removed;
    private boolean held;
    private boolean failed;

    /**
     * @param released run after a release
     */
    MergeLane(String name, MappedQueueReader reader, Object attachment, Runnable released) {
        this.name = name;
        this.reader = reader;
        this.attachment = attachment;
        this.cursor = reader.cursor();
        this.writerWasAt = cursor.writerPosition();
        this.live = cursor.hasReached(writerWasAt);
        this.released = released;
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
        released.run();
    }

    /** Whether it is in, and not held. */
    boolean takesPart() {
        return !held && !removed;
    }

    /** Holds it as one whose failure is known. */
    void fail() {
        held = true;
        failed = true;
    }

    boolean failed() {
        return failed;
    }
}
