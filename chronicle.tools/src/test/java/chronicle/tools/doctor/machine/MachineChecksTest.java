package chronicle.tools.doctor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.tools.doctor.DoctorOptions;
import chronicle.tools.doctor.Finding;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Reading;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Machines that are made of files. */
class MachineChecksTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir Path folder;
    private Queues queues;
    private Path system;
    private BusLayout bus;

    @BeforeEach
    void makeAGoodMachine() throws IOException {
        queues = Queues.create();
        system = folder.resolve("machine");
        bus = new BusLayout(folder.resolve("bus"));
        for (int i = 0; i < 100; i++) {
            Files.createDirectories(bus.strategies().resolve("s" + i));
        }
        queues.openWriter(
                        bus.strategies().resolve("s0/orders_out"),
                        WriterOptions.DEFAULTS.withSegmentSize(1 << 20))
                .close();
        write("proc/sys/fs/inotify/max_user_watches", "65536");
        write("proc/sys/fs/inotify/max_user_instances", "128");
        write("proc/sys/vm/max_map_count", "65530");
        write("proc/" + PID + "/status", "Uid:\t7\t7\t7\t7");
        limits("4096", "unlimited");
        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        mount("ext4");
    }

    @AfterEach
    void close() {
        queues.close();
    }

    private void write(String file, String content) throws IOException {
        Path path = system.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void limits(String files, String locked) throws IOException {
        write(
                "proc/" + PID + "/limits",
                "Limit                     Soft Limit           Hard Limit           Units\n"
                        + ("Max open files            " + files + "   1048576   files\n")
                        + ("Max locked memory         " + locked + "   8388608   bytes\n"));
    }

    private void mount(String kind) throws IOException {
        write(
                "proc/self/mountinfo",
                "27 1 254:0 / / rw - btrfs /dev/root rw\n"
                        + ("28 27 0:40 / " + folder + " rw shared:1 - " + kind + " none rw\n")
                        + "29 27 0:41 / /elsewhere rw - proc proc rw\n");
    }

    private Machine machine() throws IOException {
        DoctorOptions options = DoctorOptions.DEFAULTS.withSystem(system);
        return Machine.under(
                BusSubject.of(bus, queues, options, new Reading(Progress.NONE, () -> false)));
    }

    private List<Finding> look(Check<Machine> check) throws IOException {
        List<Finding> found = new ArrayList<>();
        check.look(machine(), each -> found.add(each.finding()));
        return found;
    }

    private void assertOne(Check<Machine> check, Severity severity, String code, String... words)
            throws IOException {
        List<Finding> found = look(check);
        assertEquals(1, found.size(), found::toString);
        assertEquals(severity, found.get(0).severity());
        assertEquals(code, found.get(0).code());
        for (String word : words) {
            assertTrue(found.toString().contains(word), found::toString);
        }
    }

    @Test
    void goodMachineHasNoFindings() throws IOException {
        List<Check<Machine>> checks =
                List.of(
                        new InotifyLimits(),
                        new Descriptors(),
                        new MemoryMaps(),
                        new LockedMemory(),
                        new ClockSource(),
                        new FileSystemKind(),
                        new DiskSpace(path -> new long[] {1L << 40, 2L << 40}));
        for (Check<Machine> check : checks) {
            assertEquals(List.of(), look(check));
        }
    }

    @Test
    void machineOfWhichNothingIsKnownHasNoFindings() throws IOException {
        system = folder.resolve("nothing");
        Files.createDirectories(system.resolve("proc"));
        for (Check<Machine> check :
                List.of(new InotifyLimits(), new Descriptors(), new FileSystemKind())) {
            assertEquals(List.of(), look(check));
        }
    }

    /** They have no length, and give their digits to the first who asks. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void numbersOfTheRealMachineAreReadWhole() throws IOException {
        system = Path.of("/");
        assertTrue(machine().setting("kernel.pid_max").getAsLong() > 300);
        assertTrue(machine().text("proc/self/mountinfo").get().lines().count() > 1);
        assertTrue(machine().processes().lives(PID, queues.startTicks(PID)));
        assertFalse(machine().processes().lives(PID, queues.startTicks(PID) + 1));
    }

    @Test
    void watchesOfOthersAndTheSmallerLimitCount() throws IOException {
        write("proc/sys/user/max_inotify_watches", "233");
        assertEquals(List.of(), look(new InotifyLimits()));
        write("proc/99/status", "Uid:\t7\t7\t7\t7");
        write("proc/99/fdinfo/4", "pos: 0\ninotify wd:2 ino:1\ninotify wd:1 ino:2\n");
        Files.createDirectories(system.resolve("proc/99/fd"));
        Files.createSymbolicLink(system.resolve("proc/99/fd/4"), Path.of("anon_inode:inotify"));
        assertOne(
                new InotifyLimits(),
                Severity.WARNING,
                "inotify-watches",
                "user.max_inotify_watches is 233",
                "need 234",
                "sysctl user.max_inotify_watches=512");
    }

    @Test
    void instanceThatTheRouterCannotHaveIsTold() throws IOException {
        write("proc/sys/fs/inotify/max_user_instances", "0");
        assertOne(new InotifyLimits(), Severity.WARNING, "inotify-instances", "is 0");
    }

    @Test
    void descriptorsAndMappingsAreCountedPerStrategy() throws IOException {
        limits("499", "unlimited");
        assertOne(new Descriptors(), Severity.WARNING, "descriptors", "need 500", "LimitNOFILE=");
        write("proc/sys/vm/max_map_count", "1799");
        assertOne(new MemoryMaps(), Severity.WARNING, "memory-maps", "up to 1800");
    }

    @Test
    void lockedMemoryIsANote() throws IOException {
        limits("4096", "65536");
        assertOne(new LockedMemory(), Severity.NOTE, "locked-memory", "64KiB", "1.0MiB");
    }

    @Test
    void slowClockIsTold() throws IOException {
        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
        assertOne(new ClockSource(), Severity.WARNING, "clock-source", "hpet");
    }

    @Test
    void kindsOfFileSystemsHaveTheirPrice() throws IOException {
        mount("nfs4");
        assertOne(new FileSystemKind(), Severity.ERROR, "file-system", "nfs4");
        mount("tmpfs");
        assertOne(new FileSystemKind(), Severity.NOTE, "file-system", "reboot");
        mount("overlay");
        assertOne(new FileSystemKind(), Severity.NOTE, "file-system", "volume");
    }

    @Test
    void busBehindALinkIsOnTheFileSystemItLeadsTo() throws IOException {
        mount("nfs4");
        Path link = folder.resolveSibling(folder.getFileName() + "-link");
        Files.createSymbolicLink(link, bus.root());
        try {
            bus = new BusLayout(link);
            assertOne(new FileSystemKind(), Severity.ERROR, "file-system", "nfs4");
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void mountPointThatIsNoPathHereHidesNoOther() {
        String mounts =
                "27 1 254:0 / / rw - ext4 /dev/root rw\n"
                        + "28 27 0:40 / /\0 rw - proc none rw\n"
                        + "29 27 0:41 / /bus\\040one rw - xfs none rw\n"
                        + "30 27 0:42 / /bus rw - tmpfs none rw\n";
        assertEquals(Optional.of("xfs"), Mounts.kind(mounts, Path.of("/bus one/orders")));
        assertEquals(Optional.of("ext4"), Mounts.kind(mounts, Path.of("/busy")));
        assertEquals(Optional.of("tmpfs"), Mounts.kind(mounts, Path.of("/bus")));
    }

    @Test
    void diskWithoutRoomForTheNextSegmentsIsAnError() throws IOException {
        assertOne(
                new DiskSpace(path -> new long[] {1 << 19, 1 << 20}),
                Severity.ERROR,
                "disk-space",
                "512KiB of 1.0MiB");
        assertOne(
                new DiskSpace(path -> new long[] {1L << 30, 100L << 30}),
                Severity.WARNING,
                "disk-space");
    }
}
