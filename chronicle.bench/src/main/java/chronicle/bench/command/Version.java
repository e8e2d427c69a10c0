package chronicle.bench.command;

import chronicle.bench.peer.Peer;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: what is measured with what. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            Peer.OURS.titleAndVersion(),
            Peer.CHRONICLE_QUEUE.titleAndVersion(),
            Peer.AERON.titleAndVersion(),
            "Java " + Runtime.version()
        };
    }
}
