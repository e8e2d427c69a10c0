package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OperatingSystem;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By io_uring where there is one. */
class LinuxWaitSetTest extends WaitSetContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Test
    void closingGivesItsDescriptorBackAndRingingAfterwardsDoesNoHarm() throws IOException {
        long before = rings();
        WaitSet another = new LinuxOs().waitSet();
        another.await(0, another.rung(), 0);
        another.close();
        another.ring();
        assertEquals(before, rings());
    }

    @Test
    void siteMayForbidIt() {
        System.setProperty(OperatingSystem.RINGS, "false");
        try (WaitSet forbidden = new LinuxOs().waitSet();
                WaitSet futexes = LinuxOs.withoutRings().waitSet()) {
            assertEquals(futexes.getClass(), forbidden.getClass());
        } finally {
            System.clearProperty(OperatingSystem.RINGS);
        }
    }

    private static long rings() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            List<Path> links = open.toList();
            long rings = 0;
            for (Path link : links) {
                rings += Files.isSymbolicLink(link) && isRing(link) ? 1 : 0;
            }
            return rings;
        }
    }

    private static boolean isRing(Path link) throws IOException {
        return Files.readSymbolicLink(link).toString().contains("io_uring");
    }
}
