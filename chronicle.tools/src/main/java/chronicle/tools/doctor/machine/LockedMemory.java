package chronicle.tools.doctor.machine;

import chronicle.core.format.ControlLayout;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Whether the segments in use would fit into the memory that a process may lock. Nothing of this
 * project locks any, so that it matters to programs alone that lock what they map.
 */
public final class LockedMemory implements Check<Machine> {

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) throws IOException {
        OptionalLong limit = machine.limit("Max locked memory");
        long inUse = 0;
        for (Path queue : machine.bus().directories()) {
            inUse +=
                    machine.bus().queue(queue).control().map(ControlFacts::segmentSize).orElse(0L)
                            + ControlLayout.LENGTH;
        }
        if (limit.isPresent() && limit.getAsLong() < inUse) {
            found.accept(
                    Diagnosis.of(
                                    Severity.NOTE,
                                    "locked-memory",
                                    machine.file("proc/" + machine.limited() + "/limits"))
                            .byHand(
                                    "a process may lock "
                                            + Amounts.bytes(limit.getAsLong())
                                            + ", the segments in use have "
                                            + Amounts.bytes(inUse),
                                    "nothing here, no memory is locked; a program that locks its"
                                            + " queues (mlock) cannot",
                                    "LimitMEMLOCK=infinity in the service of such a program"));
        }
    }
}
