package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a test has made below a folder, kept in memory, and which strategies are READY there by the
 * rules of the format. Nothing of it is read from disk or from the product.
 */
final class TreeModel {

    /** What stands at a path. */
    enum Kind {
        DIRECTORY,
        FILE,
        LINK,
        FIFO
    }

    /** One entry; as long as it lives it is the same object, wherever it is moved. */
    static final class Node {
        private final Kind kind;
        private final Path target;
        private final Map<Path, Node> entries = new TreeMap<>();
        private boolean closed;

        private Node(Kind kind, Path target) {
            this.kind = kind;
            this.target = target;
        }

        Kind kind() {
            return kind;
        }

        Iterable<Path> names() {
            return List.copyOf(entries.keySet());
        }

        boolean isClosed() {
            return closed;
        }
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final int LINKS_IN_A_ROW = 8;

    private final Path base;
    private final BusLayout layout;
    private final boolean modesCount;
    private final Node top = new Node(Kind.DIRECTORY, null);

    /**
     * @param base an empty directory above the bus
     * @param modesCount whether a directory without permissions is closed to this process
     */
    TreeModel(Path base, BusLayout layout, boolean modesCount) {
        this.base = base;
        this.layout = layout;
        this.modesCount = modesCount;
    }

    /** What is there, a link itself and not what it leads to, or null. */
    Node at(Path path) {
        if (path.equals(base)) {
            return top;
        }
        Node parent = directory(path.getParent());
        return parent == null ? null : parent.entries.get(path.getFileName());
    }

    /** The directory that a path leads to, or null. */
    Node directory(Path path) {
        return directory(path, LINKS_IN_A_ROW);
    }

    private Node directory(Path path, int links) {
        if (path.equals(base)) {
            return top;
        }
        Node parent = directory(path.getParent(), links);
        Node node = parent == null ? null : parent.entries.get(path.getFileName());
        if (node == null || node.kind == Kind.DIRECTORY) {
            return node;
        }
        return node.kind == Kind.LINK && links > 0 ? directory(node.target, links - 1) : null;
    }

    /** Makes an entry, in place of one that may be there. */
    void make(Path path, Kind kind, Path target) {
        directory(path.getParent()).entries.put(path.getFileName(), new Node(kind, target));
    }

    Node remove(Path path) {
        return directory(path.getParent()).entries.remove(path.getFileName());
    }

    void move(Path from, Path to) {
        Node moved = remove(from);
        directory(to.getParent()).entries.put(to.getFileName(), moved);
    }

    /** Takes away all permissions of a directory, or gives them back. */
    void close(Path path, boolean closed) {
        at(path).closed = closed;
    }

    boolean modesCount() {
        return modesCount;
    }

    /** Whether every directory above a path lets this process pass. */
    boolean isReachable(Path path) {
        for (Path step = path.getParent(); !step.equals(base); step = step.getParent()) {
            Node node = at(step);
            if (node != null && isShut(node)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something is closed anywhere below. */
    boolean anythingShut() {
        return anythingShut(top);
    }

    private boolean anythingShut(Node node) {
        return isShut(node) || node.entries.values().stream().anyMatch(this::anythingShut);
    }

    private boolean isShut(Node node) {
        return modesCount && node.closed;
    }

    /** Whether nobody can tell at present what is with a strategy. */
    boolean isHidden(String name) {
        Path queue = layout.strategies();
        if (!isReachable(queue.resolve(name))) {
            return true;
        }
        Node queueNode = directory(queue);
        Node strategy = queueNode == null ? null : queueNode.entries.get(Path.of(name));
        if (strategy == null || strategy.kind != Kind.DIRECTORY) {
            return false;
        }
        Node out = strategy.entries.get(Path.of(BusLayout.ORDERS_OUT));
        return isShut(strategy) || out != null && out.kind == Kind.DIRECTORY && isShut(out);
    }

    /** Which strategies are READY, each with the incarnation of its queue. */
    Map<String, Node> ready() {
        Map<String, Node> ready = new TreeMap<>();
        Node queue = directory(layout.strategies());
        if (queue != null) {
            queue.entries.forEach(
                    (name, strategy) -> {
                        Node out = strategy.entries.get(Path.of(BusLayout.ORDERS_OUT));
                        Node marker =
                                out == null ? null : out.entries.get(Path.of(ReadyMarker.NAME));
                        if (isName(name) && marker != null && marker.kind == Kind.FILE) {
                            ready.put(name.toString(), out);
                        }
                    });
        }
        return ready;
    }

    /** How many entries of {@code orders/queue} an operator has to be told of. */
    int bad() {
        Node queue = directory(layout.strategies());
        int bad = 0;
        if (queue != null) {
            for (Map.Entry<Path, Node> entry : queue.entries.entrySet()) {
                bad += !isName(entry.getKey()) || isBad(entry.getValue()) ? 1 : 0;
            }
        }
        return bad;
    }

    private static boolean isBad(Node strategy) {
        if (strategy.kind != Kind.DIRECTORY) {
            return true;
        }
        Node out = strategy.entries.get(Path.of(BusLayout.ORDERS_OUT));
        if (out == null || out.kind != Kind.DIRECTORY) {
            return out != null;
        }
        Node marker = out.entries.get(Path.of(ReadyMarker.NAME));
        return marker != null && marker.kind != Kind.FILE;
    }

    /** Whether a strategy may be called so. */
    static boolean isName(Path name) {
        return NAME.matcher(name.toString()).matches();
    }
}
