package chronicle.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.itest.container.Felix;
import org.junit.jupiter.api.Test;

/** Queues never run in a container with the locks of java.nio because JNA came a moment later. */
class NativeAccessIT {

    private static final String JNA = "com.sun.jna";
    private static final String CORE = "chronicle.core";

    @Test
    void coreWaitsForJna() throws Exception {
        try (Felix felix = new Felix()) {
            String version = felix.runningVersion(CORE);
            felix.remove(JNA);
            assertEquals("none", felix.runningVersion(CORE));

            felix.install(JNA);
            felix.start(CORE);
            assertEquals(version, felix.runningVersion(CORE));
        }
    }
}
