package chronicle.core.engine;

import chronicle.core.Queues;

/** The queues of this process, over the operating system's primitives. */
public final class MappedQueues {

    private MappedQueues() {}

    public static Queues create() {
        throw new UnsupportedOperationException("not built yet");
    }
}
