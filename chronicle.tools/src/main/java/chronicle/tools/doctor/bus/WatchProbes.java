package chronicle.tools.doctor.bus;

import chronicle.bus.BusLayout;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Inside;
import chronicle.tools.doctor.exam.Processes;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files with which watchers try whether events come, of processes that are gone. */
public final class WatchProbes implements Check<BusSubject> {

    private static final Pattern PROBE = Pattern.compile("\\.watch-probe-([0-9]{1,10})-[0-9]+");

    @Override
    public void look(BusSubject bus, Consumer<Diagnosis> found) throws IOException {
        Processes processes = new Processes(bus.options().system());
        Inside inside = new Inside(bus.layout().root());
        for (Path entry : BusSubject.entries(bus.layout().root().resolve(BusLayout.ORDERS))) {
            Matcher name = PROBE.matcher(entry.getFileName().toString());
            if (name.matches() && !processes.lives(Long.parseLong(name.group(1)), 0)) {
                Inside.Look look = Inside.look(entry);
                found.accept(
                        Diagnosis.of(Severity.WARNING, "orphaned-file", entry)
                                .safe(
                                        "process "
                                                + name.group(1)
                                                + " tried whether the file system tells of"
                                                + " changes, and died",
                                        "nothing but its name",
                                        "rm " + ShellWord.of(entry),
                                        () ->
                                                inside.delete(entry, look)
                                                        ? Optional.of("deleted it")
                                                        : Optional.empty()));
            }
        }
    }
}
