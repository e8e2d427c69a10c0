package chronicle.bus.discovery;

import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A real walk, of which a test can change what it finds and what happens meanwhile. */
final class TamperedWalk implements DirectoryWalk {

    /** What has to happen in the middle of a listing. */
    @FunctionalInterface
    interface Meanwhile {
        void happens() throws IOException;
    }

    /** By the strategy's name: stands for its incarnation, beside the real one. */
    final Map<String, String> incarnations = new HashMap<>();

    /** Why nothing below a strategy's directory can be looked at; empty when it can. */
    String failure = "";

    /** Instead of a listing. */
    IOException startFailure;

    /** Happens once, before the next entry. */
    Meanwhile meanwhile = () -> {};

    int starts;
    boolean open;
    int looks;

    private final DirectoryWalk real;

    TamperedWalk(DirectoryWalk real) {
        this.real = real;
    }

    private final class Facts implements FileFacts {
        private final FileFacts found = real.newFacts();
        private String incarnation = "";
        private String failed = "";

        @Override
        public Kind kind() {
            return failed.isEmpty() ? found.kind() : Kind.UNKNOWN;
        }

        @Override
        public String problem() {
            return failed.isEmpty() ? found.problem() : failed;
        }

        @Override
        public boolean unchangedSince(FileFacts earlier) {
            Facts other = (Facts) earlier;
            return failed.isEmpty()
                    && incarnation.equals(other.incarnation)
                    && found.unchangedSince(other.found);
        }

        @Override
        public boolean sameIncarnation(FileFacts earlier) {
            Facts other = (Facts) earlier;
            return incarnation.equals(other.incarnation) && found.sameIncarnation(other.found);
        }
    }

    @Override
    public FileFacts newFacts() {
        return new Facts();
    }

    @Override
    public void start() throws IOException {
        starts++;
        if (startFailure != null) {
            throw startFailure;
        }
        real.start();
        open = true;
    }

    @Override
    public boolean next() throws IOException {
        Meanwhile now = meanwhile;
        meanwhile = () -> {};
        now.happens();
        return real.next();
    }

    @Override
    public byte[] name() {
        return real.name();
    }

    @Override
    public int nameLength() {
        return real.nameLength();
    }

    @Override
    public FileFacts.Kind kind() {
        return real.kind();
    }

    @Override
    public void look(byte[] place, int length, FileFacts into) {
        looks++;
        Facts facts = (Facts) into;
        real.look(place, length, facts.found);
        facts.failed = "";
        facts.incarnation = "";
        if (failure.isEmpty() && incarnations.isEmpty()) {
            return;
        }
        String path = new String(place, 0, length, StandardCharsets.UTF_8);
        int end = path.indexOf('/');
        facts.failed = end < 0 ? "" : failure;
        facts.incarnation = end < 0 ? "" : incarnations.getOrDefault(path.substring(0, end), "");
    }

    @Override
    public void identify(byte[] place, int length, FileFacts into, FileFacts earlier) {
        real.identify(place, length, ((Facts) into).found, ((Facts) earlier).found);
    }

    @Override
    public boolean stillThere() {
        return real.stillThere();
    }

    @Override
    public void close() {
        real.close();
        open = false;
    }
}
