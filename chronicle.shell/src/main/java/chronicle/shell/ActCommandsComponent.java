package chronicle.shell;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that change something. */
@Component(
        service = ActCommandsComponent.class,
        property = {
            "osgi.command.scope=chronicle",
            "osgi.command.function=swap",
            "osgi.command.function=quarantine",
            "osgi.command.function=resume",
            "osgi.command.function=skip"
        })
public final class ActCommandsComponent {

    private static final String NAME = "name of the strategy";
    private static final String ONE = "the name of a strategy";

    private final ActCommands commands;

    @Activate
    public ActCommandsComponent(@Reference RoutersComponent routers) {
        this.commands = new ActCommands(routers.get());
    }

    @Descriptor("uses this watcher before all others while it is there; no strategy is missed")
    public String swap(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("prefers none any more: the best ranked is used")
                    @Parameter(
                            names = {"--none"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean none,
            @Descriptor("name of the watcher: inotify, jdk, poll, or what chronicle:watcher lists")
                    String... watcher) {
        if (none) {
            Words.none("swap", watcher);
            return commands.swap(bus, "");
        }
        return commands.swap(bus, Words.one("swap", "the name of a watcher, or --none", watcher));
    }

    @Descriptor("sets a strategy aside: its orders wait, its position is kept, until it is resumed")
    public String quarantine(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("why, for the log and whoever looks next")
                    @Parameter(
                            names = {"-w", "--why"},
                            absentValue = "set aside in the shell")
                    String why,
            @Descriptor(NAME) String... name) {
        return commands.quarantine(bus, Words.one("quarantine", ONE, name), why);
    }

    @Descriptor("ends a quarantine, or the pause before the next attempt: its queues are opened")
    public String resume(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(NAME) String... name) {
        return commands.resume(bus, Words.one("resume", ONE, name));
    }

    @Descriptor("gives up the order that a handler refuses: it goes to orders_dead, the next comes")
    public String skip(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(NAME) String... name) {
        return commands.skip(bus, Words.one("skip", ONE, name));
    }

    /** What Gogo calls when no other method fits: an option lacks its value. */
    public Object _main(Typed... words) {
        throw Words.unfit(words);
    }
}
