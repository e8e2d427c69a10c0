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
        public Finder finder() {
            return new DiscoveryFinder();
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
    },

    /** The JDK's watch service with a recursion written by hand. */
    JDK_WATCH_SERVICE("jdk", "JDK WatchService") {
        @Override
        public Finder finder() {
            return new JdkFinder();
        }

        @Override
        String version() {
            return Runtime.version().toString();
        }
    },

    /** {@code io.methvin:directory-watcher}: recursion over the JDK's watch service, no hashes. */
    DIRECTORY_WATCHER("directory-watcher", "directory-watcher") {
        @Override
        public Finder finder() {
            return new DirectoryWatcherFinder();
        }
    };

    private final String key;
    private final String title;

    Peer(String key, String title) {
        this.key = key;
        this.title = title;
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
        return title + " " + version();
    }

    String version() {
        return Versions.of(key);
    }

    /** How it carries messages; not for peers that only find strategies. */
    public Transport transport() {
        throw new IllegalStateException("carries no messages, peer=" + key);
    }

    /** How it finds strategies; not for peers that only carry messages. */
    public Finder finder() {
        throw new IllegalStateException("finds no strategies, peer=" + key);
    }

    /** What its documentation asks to start the JVM with. */
    public List<String> jvmFlags() {
        return List.of();
    }
}
