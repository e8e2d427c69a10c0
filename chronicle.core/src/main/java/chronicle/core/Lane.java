package chronicle.core;

import org.osgi.annotation.versioning.ProviderType;

/** One queue within a {@link FanInReader}. Used on the polling thread alone, except the getters. */
@ProviderType
public interface Lane {

    /** What the lane was added under: a name for logs and errors. */
    String name();

    /** The reader that was added. While the lane is in, only the fan-in polls it. */
    QueueReader reader();

    /** Whatever the owner of the lane attached when adding it, or null. */
    Object attachment();

    /** Whether the lane is left out until {@link #release()}. */
    boolean held();

    /** Leaves the lane out of the merge; its messages stay where they are. */
    void hold();

    /** Takes the lane into the merge again, at the message it was held before. */
    void release();
}
