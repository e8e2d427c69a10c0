package chronicle.tools.doctor;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.core.QueueException;
import chronicle.core.Queues;
import chronicle.tools.doctor.exam.Blind;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Reading;
import chronicle.tools.doctor.exam.Repair.NotSafe;
import chronicle.tools.doctor.machine.Machine;
import chronicle.tools.text.Reason;
import chronicle.tools.text.SafeText;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Examines a bus, whoever works on it meanwhile, and the machine under it. Looking changes nothing
 * and leaves no trace. A fault of the bus counts only when a second look, a little later, finds it
 * again: what another process is just doing is none. One thread at a time.
 */
public final class Doctor {

    private static final Comparator<Diagnosis> WORST_FIRST =
            Comparator.comparing((Diagnosis each) -> each.finding().severity())
                    .thenComparing(each -> each.finding().code())
                    .thenComparing(each -> each.finding().path());

    private final Queues queues;
    private final BusLayout layout;
    private final DoctorOptions options;
    private final Reading reading;

    /** A doctor that nobody watches or stops. */
    public Doctor(Queues queues, BusLayout layout, DoctorOptions options) {
        this(queues, layout, options, Progress.NONE, () -> false);
    }

    /**
     * @param progress is told how much of the segments has been read; more when they are read again
     * @param stop asked again and again; true ends an examination
     */
    public Doctor(
            Queues queues,
            BusLayout layout,
            DoctorOptions options,
            Progress progress,
            BooleanSupplier stop) {
        this.queues = queues;
        this.layout = layout;
        this.options = options;
        this.reading = new Reading(progress, stop);
    }

    /**
     * Looks.
     *
     * @return what was found; incomplete when it was stopped
     * @throws BusException NOT_FOUND when there is no such bus, IO
     * @throws InterruptedException between two looks
     */
    public Report examine() throws InterruptedException {
        try {
            return report(examination(), List.of());
        } catch (CancellationException e) {
            return Report.stopped(layout.root(), List.of());
        }
    }

    /**
     * Looks, puts right what is safe, and looks again. Nothing is touched that a live process may
     * hold: locks are taken for it, and what was found is looked at anew under them.
     *
     * @return what was done and what is left; when it was stopped, what was done by then
     * @throws BusException NOT_FOUND when there is no such bus, IO
     * @throws InterruptedException between two looks; what was repaired by then is whole
     */
    public Report repair() throws InterruptedException {
        List<Deed> deeds = new ArrayList<>();
        try {
            for (Diagnosis each : examination().diagnoses) {
                reading.requireGoingOn();
                if (each.repair().isPresent()) {
                    apply(each).ifPresent(deeds::add);
                }
            }
            return report(examination(), deeds);
        } catch (CancellationException e) {
            return Report.stopped(layout.root(), deeds);
        }
    }

    /** What was repaired together with something before it is no deed of its own. */
    private static Optional<Deed> apply(Diagnosis diagnosis) {
        try {
            return diagnosis
                    .repair()
                    .get()
                    .apply()
                    .map(what -> new Deed(diagnosis.finding(), true, what));
        } catch (NotSafe e) {
            return Optional.of(
                    new Deed(diagnosis.finding(), false, "left alone: " + e.getMessage()));
        } catch (IOException | UncheckedIOException | QueueException | BusException e) {
            return Optional.of(new Deed(diagnosis.finding(), false, "failed: " + why(e)));
        }
    }

    private record Examination(int queues, List<Diagnosis> diagnoses) {}

    private Report report(Examination examination, List<Deed> deeds) {
        return new Report(
                layout.root(),
                examination.queues,
                examination.diagnoses.stream().map(Diagnosis::finding).toList(),
                deeds,
                true);
    }

    private Examination examination() throws InterruptedException {
        requireBus();
        try {
            List<Diagnosis> lasting = lookAtBus();
            if (!lasting.isEmpty()) {
                Thread.sleep(options.settle().toMillis());
                List<Diagnosis> before = lasting;
                // The second look's, with what it saw: repairs compare with that.
                lasting =
                        lookAtBus().stream()
                                .filter(each -> before.stream().anyMatch(each::isSame))
                                .collect(Collectors.toCollection(ArrayList::new));
            }
            BusSubject bus = BusSubject.of(layout, queues, options, reading);
            look(Checks.OF_THE_MACHINE, Machine.under(bus), layout.root(), lasting);
            lasting.sort(WORST_FIRST);
            return new Examination(bus.directories().size(), List.copyOf(lasting));
        } catch (IOException e) {
            throw BusException.io("cannot list the bus", layout.root(), e);
        }
    }

    private void requireBus() {
        if (!Files.isDirectory(layout.root())) {
            throw new BusException(
                    BusException.Category.NOT_FOUND,
                    "no such bus, give the folder that holds orders/queue path=" + layout.root());
        }
    }

    private List<Diagnosis> lookAtBus() throws IOException {
        List<Diagnosis> found = new ArrayList<>();
        BusSubject bus = BusSubject.of(layout, queues, options, reading);
        reading.expect(bus.bytesToRead());
        look(Checks.OF_THE_BUS, bus, layout.root(), found);
        for (Path directory : bus.directories()) {
            look(Checks.OF_QUEUES, bus.queue(directory), directory, found);
        }
        return found;
    }

    /** A check that cannot look is a finding itself: nobody may take its silence for good news. */
    private static <T> void look(
            List<Check<T>> checks, T subject, Path place, List<Diagnosis> found) {
        Map<String, List<String>> blind = new TreeMap<>();
        for (Check<T> check : checks) {
            try {
                check.look(subject, found::add);
            } catch (NoSuchFileException | NotDirectoryException gone) {
                // Somebody took it away while we looked; who is left is looked at next time.
                continue;
            } catch (IOException | UncheckedIOException | QueueException | BusException e) {
                blind.computeIfAbsent(why(e), reason -> new ArrayList<>())
                        .add(check.getClass().getSimpleName());
            }
        }
        blind.forEach(
                (reason, who) ->
                        found.add(
                                Blind.at(place, String.join(", ", who) + " cannot look", reason)));
    }

    private static String why(Exception e) {
        return SafeText.of(
                e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage()));
    }
}
