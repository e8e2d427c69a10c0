package chronicle.discovery.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.spi.WatchHealth.Cause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the JDK's words are taken for. */
class RefusalTest {

    private static final Path PLACE = Path.of("/bus/orders/queue");

    private static void assertRefused(Cause cause, String advice, IOException e) {
        Refusal refusal = Refusal.of(e, PLACE);
        assertEquals(cause, refusal.cause());
        assertTrue(refusal.reason().contains(advice), refusal::toString);
        assertTrue(refusal.reason().endsWith(" path=" + PLACE), refusal::toString);
    }

    @Test
    void eachLimitHasItsCauseAndItsRemedy() {
        assertRefused(
                Cause.WATCH_LIMIT,
                "_watches=N\"",
                new IOException("User limit of inotify watches reached"));
        assertRefused(
                Cause.DESCRIPTORS,
                "raise \"ulimit -n\"",
                new FileSystemException(PLACE.toString(), null, "Too many open files"));
        assertRefused(Cause.PERMISSION, "chmod", new AccessDeniedException(PLACE.toString()));
        assertRefused(Cause.FAILURE, "no luck", new IOException("no luck"));
    }
}
