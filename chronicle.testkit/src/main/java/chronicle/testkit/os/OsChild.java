package chronicle.testkit.os;

import chronicle.core.format.Words;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The other process of the contract suite: {@code PRIMITIVES_CLASS lock|echo|words FILE}. */
final class OsChild {

    static final int PING = 0;
    static final int PONG = 64;
    static final int ROUNDS = 100;
    static final int WORDS = 127;
    static final int ANSWERS = 4 * WORDS;
    static final int WORD_ROUNDS = 3 * WORDS;
    static final long LONG_NS = 60_000_000_000L;

    private OsChild() {}

    public static void main(String[] arguments) throws Exception {
        OsPrimitives os =
                (OsPrimitives) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        Path file = Path.of(arguments[2]);
        if (arguments[1].equals("lock")) {
            lock(os, file);
        } else if (arguments[1].equals("echo")) {
            echo(os, file);
        } else {
            words(os, file);
        }
    }

    /** Takes the lock, signs it, and keeps it until killed. */
    private static void lock(OsPrimitives os, Path file) throws Exception {
        try (FileLockHandle lock = os.tryLock(file, PosixFilePermissions.fromString("rw-------"))) {
            if (lock != null) {
                lock.writeContent("of a child".getBytes(StandardCharsets.US_ASCII));
            }
            System.out.println(lock != null ? "locked" : "refused");
            Thread.currentThread().join();
        }
    }

    /** Answers every change of one word with the same change of the other. */
    private static void echo(OsPrimitives os, Path file) throws Exception {
        try (Mapping mapping = os.map(file, 4096, true)) {
            System.out.println("ready");
            for (int round = 1; round <= ROUNDS; round++) {
                awaitWord(os, mapping, PING, round);
                tell(os, mapping, PONG, round);
            }
        }
    }

    /** Counts up one word after the other, each when the one before was answered. */
    private static void words(OsPrimitives os, Path file) throws Exception {
        try (Mapping mapping = os.map(file, 4096, true)) {
            for (int round = 1; round <= WORD_ROUNDS; round++) {
                Words.getAndAddInt(mapping.buffer(), word(round), 1);
                os.futexWakeAll(mapping, word(round));
                awaitWord(os, mapping, ANSWERS, round);
            }
        }
    }

    /** Where the word of a round is; all of them have their turn. */
    static int word(int round) {
        return 4 * (round * 37 % WORDS);
    }

    static void awaitWord(OsPrimitives os, Mapping mapping, int offset, int value) {
        while (Words.getIntVolatile(mapping.buffer(), offset) != value) {
            os.futexWait(mapping, offset, value - 1, LONG_NS);
        }
    }

    static void tell(OsPrimitives os, Mapping mapping, int offset, int value) {
        Words.getAndAddInt(mapping.buffer(), offset, 1);
        assert Words.getIntVolatile(mapping.buffer(), offset) == value;
        os.futexWakeAll(mapping, offset);
    }
}
