package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.exam.Processes;
import java.io.IOException;
import java.util.Optional;

/**
 * What processes of the router's user, but for the router itself, have of inotify, as far as we may
 * see.
 *
 * @param instances open ones
 * @param watches in all of them
 */
record InotifyUse(long instances, long watches) {

    private static final String INOTIFY = "anon_inode:inotify";

    static InotifyUse beside(Machine machine) throws IOException {
        Processes processes = machine.processes();
        long limited = machine.limited();
        Optional<String> user = processes.user(limited);
        long instances = 0;
        long watches = 0;
        for (long pid : processes.all()) {
            if (pid == limited || user.isEmpty() || !processes.user(pid).equals(user)) {
                continue;
            }
            for (Processes.Descriptor each : processes.descriptors(pid)) {
                if (each.target().equals(INOTIFY)) {
                    instances++;
                    watches += watches(processes, pid, each.number());
                }
            }
        }
        return new InotifyUse(instances, watches);
    }

    private static long watches(Processes processes, long pid, String descriptor) {
        return processes
                .read(pid, "fdinfo/" + descriptor)
                .map(text -> text.lines().filter(line -> line.startsWith("inotify wd:")).count())
                .orElse(0L);
    }
}
