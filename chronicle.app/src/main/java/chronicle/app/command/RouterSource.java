package chronicle.app.command;

import chronicle.app.launch.Deployed;
import chronicle.app.launch.Installation;
import chronicle.bus.BusLayout;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Which routers {@code router} runs: the one of {@code --bus}, or those of the files in {@code
 * --etc}; and what is deployed beside them. Without either, those of the unpacked archive that this
 * program runs from.
 */
final class RouterSource {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--bus",
            paramLabel = "DIR",
            description =
                    "Root folder of the bus; it need not exist yet. One router with the settings of"
                            + " this command line.")
    private Path bus;

    @Option(
            names = "--etc",
            paramLabel = "DIR",
            description = {
                "Instead of --bus: folder whose files chronicle.router-NAME.cfg are a router each."
                        + " Changes are taken in while they run. (default, in an unpacked archive:"
                        + " its folder etc, and --deploy its folder deploy)"
            })
    private Path etc;

    @Option(
            names = "--deploy",
            paramLabel = "DIR",
            description = {
                "Folder whose bundles (*.jar) and configurations (*.cfg, *.config) the router"
                        + " takes in while it runs, for as long as they lie there. They run with"
                        + " the router's rights."
            })
    private Path deploy;

    /** The bus of the one router; empty when routers are those of a folder. */
    Optional<BusLayout> bus() {
        return Optional.ofNullable(bus).map(directory -> BusOption.layoutOf(directory, mixee));
    }

    /** The folders that are looked at while the routers run. */
    Deployed deployed() {
        Optional<Path> jars = checked("--deploy", deploy);
        if (bus != null) {
            if (etc != null) {
                throw Checks.wrong(mixee, "--bus and --etc exclude each other, give one of them");
            }
            return new Deployed(Optional.empty(), jars);
        }
        if (etc != null) {
            return new Deployed(checked("--etc", etc), jars);
        }
        Installation installation =
                Installation.find()
                        .orElseThrow(
                                () ->
                                        Checks.wrong(
                                                mixee,
                                                "--bus is missing, give the bus's root folder, or"
                                                        + " --etc with a folder of"
                                                        + " chronicle.router-NAME.cfg"));
        return new Deployed(
                checked("--etc", installation.etc()),
                jars.isPresent() ? jars : checked("--deploy", installation.deploy()));
    }

    private Optional<Path> checked(String option, Path directory) {
        return Optional.ofNullable(directory)
                .map(folder -> WatchedFolder.checked(mixee, option, folder));
    }
}
