package chronicle.tools.doctor.bus;

import chronicle.bus.StrategyId;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Look;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Entries among strategies and feeds, or in a strategy's directory, that the bus ignores. */
public final class StrangeNames implements Check<BusSubject> {

    @Override
    public void look(BusSubject bus, Consumer<Diagnosis> found) throws IOException {
        List<Path> named = new ArrayList<>(BusSubject.entries(bus.layout().strategies()));
        named.addAll(BusSubject.entries(BusSubject.feeds(bus.layout())));
        for (Path entry : named) {
            if (StrategyId.parse(entry.getFileName().toString()).isEmpty()) {
                found.accept(
                        start(entry)
                                .byHand(
                                        "no name of a strategy or feed: 1 to 128 of"
                                                + " [A-Za-z0-9._-], no dot at the beginning",
                                        "it is ignored, whatever it holds",
                                        "rename or remove it, see ls -b "
                                                + ShellWord.of(entry.getParent())));
            } else if (!BusSubject.isDirectory(entry)) {
                found.accept(noDirectory(entry));
            }
        }
        for (Path strategy : bus.strategies()) {
            for (String name : BusSubject.queuesOfStrategies()) {
                Path queue = strategy.resolve(name);
                if (Look.exists(queue) && !BusSubject.isDirectory(queue)) {
                    found.accept(noDirectory(queue));
                }
            }
        }
    }

    private static Diagnosis noDirectory(Path entry) {
        String kind = Files.isSymbolicLink(entry) ? "a symbolic link" : "no directory";
        return start(entry)
                .byHand(
                        "it has a place of the bus, and is " + kind,
                        "it is ignored; links are not followed",
                        "mv " + ShellWord.of(entry) + " to a place outside the bus");
    }

    private static Diagnosis.Start start(Path entry) {
        return Diagnosis.of(Severity.WARNING, "strange-name", entry);
    }
}
