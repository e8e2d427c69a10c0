package chronicle.tools.doctor.bus;

import chronicle.bus.BusLayout;
import chronicle.tools.doctor.DoctorOptions;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Look;
import chronicle.tools.doctor.exam.Pinned;
import chronicle.tools.doctor.exam.Processes;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
        for (Path entry : BusSubject.entries(bus.layout().root().resolve(BusLayout.ORDERS))) {
            Matcher name = PROBE.matcher(entry.getFileName().toString());
            if (!name.matches() || processes.lives(Long.parseLong(name.group(1)), 0)) {
                continue;
            }
            Look look = Look.at(entry);
            if (look != null && isOld(look, bus.options())) {
                found.accept(
                        Diagnosis.of(Severity.WARNING, "orphaned-file", entry)
                                .safe(
                                        "process "
                                                + name.group(1)
                                                + " tried whether the file system tells of"
                                                + " changes, and died",
                                        "nothing but its name",
                                        "rm " + ShellWord.of(entry),
                                        () -> delete(bus, entry, look)));
            }
        }
    }

    /** A process in another container is none here; but it is done with its file in no time. */
    private static boolean isOld(Look look, DoctorOptions options) {
        Instant made = look.modified().toInstant();
        return made.plus(options.silent()).isBefore(Instant.now());
    }

    private static Optional<String> delete(BusSubject bus, Path entry, Look look)
            throws IOException {
        try (Pinned orders = Pinned.open(bus.layout().root(), entry.getParent())) {
            return orders.delete(entry.getFileName().toString(), look)
                    ? Optional.of("deleted it")
                    : Optional.empty();
        }
    }
}
