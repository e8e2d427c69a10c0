package chronicle.core.engine;

import chronicle.core.Lane;
import chronicle.core.QueueException;
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

    /** The poll that goes on without it, by number. */
    long sitsOut;

    /** Of the merge's sleep. */
    final Seat seat = new Seat(this);

    boolean removed;

    /** Whether that is done to the end. */
    boolean gone;

    private boolean held;
    private boolean failed;

    /** Whether it failed since files of it were truncated. */
    private boolean truncated;

    /** Why it failed, until somebody was told. */
    private QueueException untold;

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
        truncated = false;
        untold = null;
        released.run();
    }

    /** Whether it is in, and not held. */
    boolean takesPart() {
        return !held && !removed;
    }

    /** Holds it as one whose failure is known, and to be told. */
    void fail(QueueException error) {
        untold = error;
        held = true;
        failed = true;
    }

    /** Why it failed, or null when somebody was told, or it has not. */
    QueueException untold() {
        return untold;
    }

    void told() {
        untold = null;
    }

    /** Whether files of it are shorter than what is mapped of them, or were found to be. */
    boolean isTruncated() {
        truncated = truncated || reader.isTruncated();
        return truncated;
    }

    boolean failed() {
        return failed;
    }
}
