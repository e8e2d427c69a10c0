package chronicle.tools.doctor.bus;

import chronicle.tools.doctor.exam.Blind;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.text.Reason;
import chronicle.tools.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Directories of strategies that may not be looked into: their queues do not show at all. */
public final class ClosedDirectories implements Check<BusSubject> {

    @Override
    public void look(BusSubject bus, Consumer<Diagnosis> found) {
        for (Path strategy : bus.strategies()) {
            try {
                BusSubject.entries(strategy);
                BusSubject.requireOpen(strategy);
            } catch (IOException e) {
                String reason = SafeText.of(Reason.of(e));
                found.accept(Blind.at(strategy, "its queues cannot be looked at", reason));
            }
        }
    }
}
