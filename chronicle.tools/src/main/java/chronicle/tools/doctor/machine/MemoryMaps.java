package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Whether a router may map as many files as it has strategies. */
public final class MemoryMaps implements Check<Machine> {

    /** Control block, position and segments of orders; the same of replies, and the next one. */
    static final int OF_A_STRATEGY = 8;

    static final int OF_THE_ROUTER = 1_000;

    private static final String SETTING = "vm.max_map_count";

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) {
        OptionalLong limit = machine.setting(SETTING);
        long needed = OF_THE_ROUTER + OF_A_STRATEGY * (long) machine.strategies();
        if (limit.isPresent() && limit.getAsLong() < needed) {
            found.accept(
                    Diagnosis.of(
                                    Severity.WARNING,
                                    "memory-maps",
                                    machine.file("proc/sys/vm/max_map_count"))
                            .byHand(
                                    SETTING
                                            + " is "
                                            + limit.getAsLong()
                                            + ", "
                                            + machine.strategies()
                                            + " strategies need up to "
                                            + needed,
                                    "mapping fails, and the strategies beyond that are not attached",
                                    "sysctl " + SETTING + "=" + InotifyLimits.roundUp(needed)));
        }
    }
}
