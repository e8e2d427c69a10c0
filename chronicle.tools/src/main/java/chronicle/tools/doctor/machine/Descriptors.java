package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Whether a router may have as many files open as it has strategies. */
public final class Descriptors implements Check<Machine> {

    static final int OF_A_STRATEGY = 2;

    /** The JVM and the container, bundles included. */
    static final int OF_THE_ROUTER = 300;

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) {
        OptionalLong limit = machine.limit("Max open files");
        long needed = OF_THE_ROUTER + OF_A_STRATEGY * (long) machine.strategies();
        if (limit.isPresent() && limit.getAsLong() < needed) {
            found.accept(
                    Diagnosis.of(
                                    Severity.WARNING,
                                    "descriptors",
                                    machine.file("proc/" + machine.limited() + "/limits"))
                            .byHand(
                                    "a process may have "
                                            + limit.getAsLong()
                                            + " files open, "
                                            + machine.strategies()
                                            + " strategies need "
                                            + needed,
                                    "the strategies beyond that are not attached",
                                    "LimitNOFILE="
                                            + InotifyLimits.roundUp(needed)
                                            + " in the router's service, or ulimit -n"));
        }
    }
}
