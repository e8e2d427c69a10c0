package chronicle.bench.peer;

import chronicle.bus.BusLayout;

/** One way to know which strategies are READY on a bus, as its users would set it up. */
public interface Finder {

    /**
     * Starts to watch and looks at what there is; both go on when this has returned.
     *
     * @param listener called by one thread at a time, not by the caller's
     */
    Search open(BusLayout layout, Listener listener);

    /** Gets ready to look at everything over and over, without a watch. */
    Rescan rescan(BusLayout layout);

    /** Told of what changes. */
    interface Listener {

        /** A strategy has come. */
        void added(String strategy);

        /** A strategy has gone. */
        void removed(String strategy);
    }

    /** An open watch with whatever follows it. */
    interface Search extends AutoCloseable {

        /** How often it looked at everything so far because it was time to. */
        default long rescans() {
            return 0;
        }

        /** Ends it and its threads. */
        @Override
        void close();
    }

    /** Knows the strategies, and finds out by looking what became of them. One thread. */
    interface Rescan extends AutoCloseable {

        /**
         * Looks at everything.
         *
         * @return how many strategies have come or gone since the last look
         */
        int look();

        @Override
        void close();
    }
}
