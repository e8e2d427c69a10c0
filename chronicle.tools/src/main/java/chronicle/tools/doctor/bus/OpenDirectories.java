package chronicle.tools.doctor.bus;

import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.OpenDoors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Directories above the queues in which everybody may exchange what is there. */
public final class OpenDirectories implements Check<BusSubject> {

    @Override
    public void look(BusSubject bus, Consumer<Diagnosis> found) throws IOException {
        Path feeds = BusSubject.feeds(bus.layout());
        List<Path> directories = new ArrayList<>();
        directories.add(bus.layout().root());
        directories.add(bus.layout().strategies().getParent());
        directories.add(bus.layout().strategies());
        directories.add(feeds.getParent());
        directories.add(feeds);
        directories.addAll(bus.strategies());
        for (Path directory : directories) {
            OpenDoors.report(directory, found);
        }
    }
}
