package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.spi.WatchHealth.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnwatchedTest {

    /** The limit at present, which an operator may change before anything is tried again. */
    private int limit = 40;

    private final Unwatched unwatched =
            new Unwatched(
                    Path.of("/queue"),
                    (errno, path) -> new Trouble(Cause.WATCH_LIMIT, limit + " " + path));

    @Test
    void limitThatRefusedIsNamedUntilItRefusesAgain() {
        unwatched.judge("a", Errno.ENOSPC);
        unwatched.judge("b", Errno.ENOSPC);
        assertEquals("40 /queue/a", unwatched.trouble().text());
        limit = 1000;
        assertEquals("40 /queue/a", unwatched.trouble().text(), "1000 has refused nothing");
        unwatched.judge("a", Errno.ENOSPC);
        assertEquals("1000 /queue/a", unwatched.trouble().text());
    }

    @Test
    void whoIsWatchedIsNotNamedAnyMore() {
        unwatched.judge("a", Errno.ENOSPC);
        unwatched.judge("b", Errno.ENOSPC);
        assertEquals("40 /queue/a", unwatched.trouble().text());
        unwatched.judge("a", 0);
        assertEquals("40 /queue/b", unwatched.trouble().text());
        unwatched.forget("b");
        assertTrue(unwatched.trouble().isNone());
        limit = 10;
        unwatched.judge("b", Errno.ENOSPC);
        assertEquals("10 /queue/b", unwatched.trouble().text());
    }
}
