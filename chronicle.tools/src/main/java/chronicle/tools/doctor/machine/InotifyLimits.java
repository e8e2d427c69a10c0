package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Whether the kernel lets a router watch all strategies, beside what the user watches already. */
public final class InotifyLimits implements Check<Machine> {

    /** Of the path to the bus, and what else may be. */
    private static final int SPARE_WATCHES = 32;

    private static final int WATCHES_OF_A_STRATEGY = 2;

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) throws IOException {
        InotifyUse use = InotifyUse.beside(machine);
        long watches = use.watches() + WATCHES_OF_A_STRATEGY * machine.strategies() + SPARE_WATCHES;
        report(
                machine,
                "inotify-watches",
                List.of("fs.inotify.max_user_watches", "user.max_inotify_watches"),
                watches,
                machine.strategies() + " strategies and others of the user need " + watches,
                found);
        report(
                machine,
                "inotify-instances",
                List.of("fs.inotify.max_user_instances", "user.max_inotify_instances"),
                use.instances() + 1,
                "the user's other processes have "
                        + use.instances()
                        + ", and a router needs one more",
                found);
    }

    /** Of the limits of the machine and of the container, the smaller one counts. */
    private static void report(
            Machine machine,
            String code,
            List<String> settings,
            long needed,
            String why,
            Consumer<Diagnosis> found) {
        String smallest = null;
        long least = Long.MAX_VALUE;
        for (String setting : settings) {
            OptionalLong value = machine.setting(setting);
            if (value.isPresent() && value.getAsLong() < least) {
                least = value.getAsLong();
                smallest = setting;
            }
        }
        if (smallest != null && least < needed) {
            found.accept(
                    Diagnosis.of(
                                    Severity.WARNING,
                                    code,
                                    machine.file("proc/sys/" + smallest.replace('.', '/')))
                            .byHand(
                                    smallest + " is " + least + ", " + why,
                                    "a router scans what it cannot watch, and finds changes half a"
                                            + " second later",
                                    "sysctl " + smallest + "=" + roundUp(needed)));
        }
    }

    /** Twice what is needed, as a power of two. */
    static long roundUp(long needed) {
        return Long.highestOneBit(Math.max(64, needed)) << 2;
    }
}
