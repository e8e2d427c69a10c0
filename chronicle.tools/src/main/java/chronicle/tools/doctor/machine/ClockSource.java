package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Clock sources for which each look at the clock is a system call, and a slow one. */
public final class ClockSource implements Check<Machine> {

    private static final String CURRENT =
            "sys/devices/system/clocksource/clocksource0/current_clocksource";

    private static final List<String> SLOW = List.of("hpet", "acpi_pm", "pit", "jiffies");

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) {
        Optional<String> source = machine.text(CURRENT).filter(SLOW::contains);
        if (source.isPresent()) {
            found.accept(
                    Diagnosis.of(Severity.WARNING, "clock-source", machine.file(CURRENT))
                            .byHand(
                                    "the kernel's clock source is " + source.get(),
                                    "each message is stamped by a system call of up to a"
                                            + " microsecond",
                                    "see in available_clocksource beside it whether there is tsc,"
                                            + " and in dmesg why it is not used"));
        }
    }
}
