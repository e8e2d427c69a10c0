package chronicle.bench.command;

import chronicle.bench.suite.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --dir}: where files are while they are measured. */
final class PlaceOption {

    private static final Path MEMORY = Path.of("/dev/shm");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Where to measure, an existing folder with 4 GiB of space; may be given more"
                            + " than once (default: /dev/shm, then the first of the temporary and"
                            + " the current folder that is on a disk).")
    private List<Path> directories = List.of();

    /** What was asked for, or what this machine has; places that are left out are named. */
    List<Place> chosen(Terminal terminal) {
        List<Place> given = new ArrayList<>();
        for (Path directory : directories) {
            Checks.folder(mixee, "--dir", directory);
            given.add(Place.of(directory));
        }
        List<Place> candidates = given.isEmpty() ? here() : given;
        List<Place> chosen = new ArrayList<>();
        for (Place place : candidates) {
            if (place.hasRoom()) {
                chosen.add(place);
            } else if (given.isEmpty()) {
                terminal.note("left out, " + tooSmall(place));
            } else {
                throw wrong("--dir has too little space, " + tooSmall(place));
            }
        }
        if (chosen.isEmpty()) {
            throw wrong("no place to measure in, give one with --dir");
        }
        return chosen;
    }

    private static List<Place> here() {
        Stream<Path> disks =
                Stream.of(
                        Path.of(System.getProperty("java.io.tmpdir")),
                        Path.of("").toAbsolutePath());
        return Stream.concat(
                        Stream.of(MEMORY).filter(Files::isDirectory).map(Place::of),
                        disks.map(Place::of).filter(place -> !place.inMemory()).limit(1))
                .toList();
    }

    static String tooSmall(Place place) {
        return "path="
                + place.directory()
                + " free="
                + (place.usableBytes() >> 20)
                + " MiB needed="
                + (Place.NEEDED_BYTES >> 20)
                + " MiB";
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(mixee.commandLine(), sentence);
    }
}
