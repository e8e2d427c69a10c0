package chronicle.tools.doctor;

import chronicle.tools.doctor.bus.ClosedDirectories;
import chronicle.tools.doctor.bus.OpenDirectories;
import chronicle.tools.doctor.bus.StrangeNames;
import chronicle.tools.doctor.bus.WatchProbes;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.machine.ClockSource;
import chronicle.tools.doctor.machine.Descriptors;
import chronicle.tools.doctor.machine.DiskSpace;
import chronicle.tools.doctor.machine.FileSystemKind;
import chronicle.tools.doctor.machine.InotifyLimits;
import chronicle.tools.doctor.machine.LockedMemory;
import chronicle.tools.doctor.machine.Machine;
import chronicle.tools.doctor.machine.MemoryMaps;
import chronicle.tools.doctor.queue.Damage;
import chronicle.tools.doctor.queue.DeadWaiters;
import chronicle.tools.doctor.queue.FutureTimes;
import chronicle.tools.doctor.queue.OpenPermissions;
import chronicle.tools.doctor.queue.OrphanedFiles;
import chronicle.tools.doctor.queue.ReadSegments;
import chronicle.tools.doctor.queue.ReadyKind;
import chronicle.tools.doctor.queue.ReadyWithoutQueue;
import chronicle.tools.doctor.queue.SilentReaders;
import chronicle.tools.doctor.queue.StaleLease;
import chronicle.tools.doctor.queue.StaleLock;
import chronicle.tools.doctor.queue.UnfinishedSegments;
import java.util.List;

/** Every check there is. The next one is a class beside its kind, and a line here. */
final class Checks {

    static final List<Check<QueueSubject>> OF_QUEUES =
            List.of(
                    new ReadyKind(),
                    new ReadyWithoutQueue(),
                    new StaleLease(),
                    new StaleLock(),
                    new OrphanedFiles(),
                    new UnfinishedSegments(),
                    new Damage(),
                    new DeadWaiters(),
                    new SilentReaders(),
                    new ReadSegments(),
                    new FutureTimes(),
                    new OpenPermissions());

    static final List<Check<BusSubject>> OF_THE_BUS =
            List.of(
                    new StrangeNames(),
                    new ClosedDirectories(),
                    new OpenDirectories(),
                    new WatchProbes());

    static final List<Check<Machine>> OF_THE_MACHINE =
            List.of(
                    new InotifyLimits(),
                    new Descriptors(),
                    new MemoryMaps(),
                    new LockedMemory(),
                    new ClockSource(),
                    new FileSystemKind(),
                    new DiskSpace());

    private Checks() {}
}
