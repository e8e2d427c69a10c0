package chronicle.bench.peer;

import java.util.List;

/** Who takes part. Only the chosen one's classes are loaded in a measured process. */
public enum Peer {
    /** This project's queue: CRC and timestamp on, position stored after each poll. */
    OURS("ours", "Chronicle for OSGi") {
        @Override
        public Transport transport() {
            return new QueueTransport();
        }

        @Override
        public List<String> jvmFlags() {
            return List.of();
        }
    },

    /** Chronicle Queue, open source: one daily roll file, no CRC, no timestamp. */
    CHRONICLE_QUEUE("cq", "Chronicle Queue") {
        @Override
        public Transport transport() {
            return new ChronicleQueueTransport();
        }

        @Override
        public List<String> jvmFlags() {
            return ChronicleQueueTransport.JVM_FLAGS;
        }
    },

    /** Aeron IPC: not persisted, one media driver with a shared thread. */
    AERON("aeron", "Aeron IPC") {
        @Override
        public Transport transport() {
            return new AeronTransport();
        }

        @Override
        public List<String> jvmFlags() {
            return AeronTransport.JVM_FLAGS;
        }
    };

    private final String key;
    private final String title;

    Peer(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Everybody but us. */
    public static List<Peer> others() {
        return List.of(CHRONICLE_QUEUE, AERON);
    }

    /** Short name in arguments and JSON. */
    public String key() {
        return key;
    }

    /** Name in tables. */
    public String title() {
        return title;
    }

    /** Name with the version that is measured. */
    public String titleAndVersion() {
        return title + " " + Versions.of(key);
    }

    public abstract Transport transport();

    /** What its documentation asks to start the JVM with. */
    public abstract List<String> jvmFlags();
}
