package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.ArrayList;
import java.util.List;

/** Flags of a measured process: the same heap for all, what a peer asks for, warnings off. */
final class JvmFlags {

    private JvmFlags() {}

    static List<String> of(Peer peer, int javaFeature) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xms512m");
        flags.add("-Xmx512m");
        flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        if (javaFeature >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (javaFeature >= 24 && peer != Peer.OURS) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        flags.addAll(peer.jvmFlags());
        return flags;
    }
}
