package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts;
import chronicle.core.FileFacts.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Looks at one entry of {@code orders/queue}: a strategy is there when it and {@code orders_out}
 * are real directories and READY is a regular file. Links are not followed.
 *
 * <p>The facts of {@code orders_out} are taken before READY is looked at. So a change of READY that
 * the look misses makes the next facts other ones, and where the facts are proven to be unchanged,
 * READY need not be looked at again.
 */
final class StrategyLook {

    enum Found {
        /** Ready, in the incarnation that was there at the last look. */
        SAME,
        /** Ready, in another incarnation than at the last look, or there was none. */
        ANOTHER,
        /** Something is there, but not a strategy that is ready. */
        NOT_READY,
        /** Nothing of this name. */
        NOTHING,
        /** Proven to be as it was at the last look, ready or not. */
        UNCHANGED,
        /** It could not be told, so what was known before still counts. */
        UNKNOWN
    }

    private static final byte[] ORDERS_OUT = below(BusLayout.ORDERS_OUT);
    private static final byte[] READY = below(ReadyMarker.NAME);

    private static final String[] NO_DIRECTORY = problems("a strategy is a directory");
    private static final String[] NO_QUEUE = problems(BusLayout.ORDERS_OUT + " is a directory");
    private static final String[] NO_MARKER = problems(ReadyMarker.NAME + " is a regular file");

    private final DirectoryWalk walk;

    /** What is looked at now: the entry's name, then what is below it. */
    private final byte[] place = new byte[256 + ORDERS_OUT.length + READY.length];

    private final FileFacts other;
    private FileFacts fresh;

    private String lastCause = "";
    private String lastWords = "";

    StrategyLook(DirectoryWalk walk) {
        this.walk = walk;
        other = walk.newFacts();
        fresh = walk.newFacts();
    }

    private static byte[] below(String name) {
        return ('/' + name).getBytes(StandardCharsets.US_ASCII);
    }

    /** For each kind what is wrong with it; made once, since looks do not allocate. */
    private static String[] problems(String rule) {
        String[] problems = new String[Kind.values().length];
        problems[Kind.MISSING.ordinal()] = "";
        problems[Kind.FILE.ordinal()] = rule + ", found a regular file";
        problems[Kind.DIRECTORY.ordinal()] = rule + ", found a directory";
        problems[Kind.LINK.ordinal()] = rule + ", found a symbolic link";
        problems[Kind.OTHER.ordinal()] = rule + ", found a device, socket or FIFO";
        return problems;
    }

    /** Looks whatever was known, and at what kind of entry there is as well. */
    Found whole(KnownStrategy entry) {
        entry.name.copyTo(place);
        walk.look(place, entry.name.length(), other);
        return other.kind() == Kind.UNKNOWN
                ? unknown(entry, other)
                : listed(entry, other.kind(), true);
    }

    /**
     * Looks at an entry whose kind is known from a listing.
     *
     * @param thorough whether to look also where nothing can have changed
     */
    Found listed(KnownStrategy entry, Kind kind, boolean thorough) {
        if (kind == Kind.UNKNOWN) {
            return whole(entry);
        }
        if (kind != Kind.DIRECTORY) {
            Found found = kind == Kind.MISSING ? Found.NOTHING : Found.NOT_READY;
            return not(entry, NO_DIRECTORY[kind.ordinal()], found);
        }
        entry.name.copyTo(place);
        int length = append(ORDERS_OUT, entry.name.length());
        walk.look(place, length, fresh);
        if (!thorough && entry.certain && fresh.unchangedSince(entry.facts)) {
            return Found.UNCHANGED;
        }
        if (fresh.kind() == Kind.DIRECTORY) {
            walk.identify(place, length, fresh, entry.facts);
        }
        if (fresh.kind() == Kind.UNKNOWN) {
            return unknown(entry, fresh);
        }
        if (fresh.kind() != Kind.DIRECTORY) {
            return not(entry, NO_QUEUE[fresh.kind().ordinal()], Found.NOT_READY);
        }
        return queue(entry, length);
    }

    private Found queue(KnownStrategy entry, int length) {
        walk.look(place, append(READY, length), other);
        if (other.kind() == Kind.UNKNOWN) {
            return unknown(entry, other);
        }
        entry.certain = true;
        boolean same = fresh.sameIncarnation(entry.facts);
        FileFacts old = entry.facts;
        entry.facts = fresh;
        fresh = old;
        if (other.kind() != Kind.FILE) {
            entry.problem = NO_MARKER[other.kind().ordinal()];
            return Found.NOT_READY;
        }
        entry.problem = "";
        return same ? Found.SAME : Found.ANOTHER;
    }

    /** Forgets the facts as well: they say nothing of what will be there next. */
    private Found not(KnownStrategy entry, String problem, Found found) {
        if (entry.facts.kind() != Kind.MISSING) {
            entry.facts = walk.newFacts();
        }
        entry.certain = true;
        entry.problem = problem;
        return found;
    }

    private Found unknown(KnownStrategy entry, FileFacts facts) {
        if (!facts.problem().equals(lastCause)) {
            lastCause = facts.problem();
            lastWords = "cannot look at it: " + lastCause;
        }
        entry.certain = false;
        entry.problem = lastWords;
        return Found.UNKNOWN;
    }

    private int append(byte[] name, int length) {
        System.arraycopy(name, 0, place, length, name.length);
        return length + name.length;
    }
}
