package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void watchLimitIsNamedWithItsValueAndTheRemedy() throws IOException {
        assertEquals(
                "all inotify watches of this user are in use: raise the limit with"
                        + " \"sysctl fs.inotify.max_user_watches=N\" and keep it in /etc/sysctl.d"
                        + " limit=fs.inotify.max_user_watches value="
                        + limit("max_user_watches")
                        + " path=/bus",
                Errno.adviceForWatch(Errno.ENOSPC, "/bus"));
    }

    @Test
    void instanceLimitIsNamedWithItsValueAndTheRemedy() throws IOException {
        String advice = Errno.adviceForInstance(Errno.EMFILE, "inotify_init1");
        assertTrue(advice.contains("sysctl fs.inotify.max_user_instances=N"), advice);
        assertTrue(advice.contains("ulimit -n"), advice);
        assertTrue(advice.contains("value=" + limit("max_user_instances")), advice);
    }

    @Test
    void everythingElseNamesThePlace() {
        for (int errno = 1; errno < 140; errno++) {
            assertTrue(Errno.adviceForWatch(errno, "/bus").endsWith("path=/bus"));
            assertTrue(Errno.adviceForInstance(errno, "eventfd").contains("function=eventfd"));
        }
    }

    private static String limit(String name) throws IOException {
        try (BufferedReader lines =
                Files.newBufferedReader(Path.of("/proc/sys/fs/inotify", name))) {
            return lines.readLine();
        }
    }
}
