package chronicle.bench.command;

import chronicle.bench.peer.Peer;
import chronicle.bench.suite.Catalog;
import java.util.stream.Stream;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: what is measured with what. */
final class Version implements IVersionProvider {

    private final Catalog catalog;

    Version(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String[] getVersion() {
        return Stream.concat(
                        catalog.peers().stream().map(Peer::titleAndVersion),
                        Stream.of("Java " + Runtime.version()))
                .toArray(String[]::new);
    }
}
