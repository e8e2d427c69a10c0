package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.spi.WatchHealth.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceTest {

    private static final String MACHINE = "fs.inotify.max_user_watches";
    private static final String NAMESPACE = "user.max_inotify_watches";

    @TempDir Path sysctl;

    @Test
    void watchLimitIsNamedWithItsValueAndTheRemedy() {
        Limit limit = Limit.watches();
        assertEquals(
                new Trouble(
                        Cause.WATCH_LIMIT,
                        "all inotify watches of this user are in use: raise the limit with"
                                + " \"sysctl "
                                + limit.name()
                                + "=N\" and keep it in /etc/sysctl.d limit="
                                + limit.name()
                                + " value="
                                + limit.value()
                                + " path=/bus"),
                Advice.forWatch(Errno.ENOSPC, "/bus"));
    }

    @Test
    void smallerLimitOfMachineAndNamespaceIsNamed() throws IOException {
        limits("192536\n", "64\n");
        assertEquals(new Limit(NAMESPACE, "64"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
        limits("8192\n", "192536\n");
        assertEquals(new Limit(MACHINE, "8192"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
        limits("8192\n", "8192\n");
        assertEquals(new Limit(MACHINE, "8192"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
    }

    @Test
    void limitThatCannotBeReadIsNotTheSmaller() throws IOException {
        assertEquals(new Limit(MACHINE, "unknown"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
        limits("8192\n", "");
        assertEquals(new Limit(MACHINE, "8192"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
        Files.delete(sysctl.resolve(MACHINE.replace('.', '/')));
        limits(null, "8\n");
        assertEquals(new Limit(NAMESPACE, "8"), Limit.smaller(sysctl, MACHINE, NAMESPACE));
    }

    @Test
    void limitsOfThisMachineAreNumbers() {
        for (Limit limit : new Limit[] {Limit.watches(), Limit.instances(), Limit.queuedEvents()}) {
            assertTrue(Long.parseLong(limit.value()) > 0, limit::toString);
        }
    }

    @Test
    void instancesAndDescriptorsAreToldApart() {
        String instances = Advice.forInstanceLimit();
        assertTrue(instances.contains(" value=" + Limit.instances().value()), instances);
        assertTrue(instances.contains("sysctl " + Limit.instances().name() + "=N"), instances);
        String descriptors = Advice.forDescriptors("eventfd", 64);
        assertTrue(descriptors.contains("ulimit -n"), descriptors);
        assertTrue(
                descriptors.endsWith("limit=RLIMIT_NOFILE value=64 function=eventfd"), descriptors);
    }

    @Test
    void everythingElseNamesThePlace() {
        for (int errno = 1; errno < 140; errno++) {
            Trouble trouble = Advice.forWatch(errno, "/bus");
            assertTrue(trouble.text().endsWith("path=/bus"), trouble.text());
            assertTrue(trouble.cause() != Cause.NONE);
            assertTrue(Advice.forInstance(errno, "eventfd").contains("function=eventfd"));
        }
    }

    private void limits(String machine, String namespace) throws IOException {
        write(MACHINE, machine);
        write(NAMESPACE, namespace);
    }

    private void write(String name, String value) throws IOException {
        if (value != null) {
            Path file = sysctl.resolve(name.replace('.', '/'));
            Files.createDirectories(file.getParent());
            Files.writeString(file, value);
        }
    }
}
