package chronicle.shell;

import chronicle.core.Queues;
import java.io.PrintStream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that look at queues. */
@Component(
        service = QueueCommandsComponent.class,
        property = {
            "osgi.command.scope=chronicle",
            "osgi.command.function=inspect",
            "osgi.command.function=tail",
            "osgi.command.function=doctor"
        })
public final class QueueCommandsComponent {

    private static final String PATH =
            "a queue of the bus, absolute or from the bus on: orders/queue/STRATEGY/orders_out";

    private static final String A_QUEUE = "the path of a queue";

    private final QueueCommands commands;

    @Activate
    public QueueCommandsComponent(@Reference RoutersComponent routers, @Reference Queues queues) {
        this.commands = new QueueCommands(routers.get(), queues);
    }

    @Descriptor("shows what a queue's files say: writer, lease, tail, segments, readers with lag")
    public String inspect(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(PATH) String... path) {
        return commands.inspect(bus, Words.one("inspect", A_QUEUE, path));
    }

    @Descriptor("shows the last messages of a queue; with --follow also those that come")
    public void tail(
            CommandSession session,
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("waits for more, until Ctrl-C")
                    @Parameter(
                            names = {"-f", "--follow"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean follow,
            @Descriptor("how many messages before the end")
                    @Parameter(
                            names = {"-n", "--last"},
                            absentValue = "10")
                    String last,
            @Descriptor(PATH) String... path) {
        String queue = Words.one("tail", A_QUEUE, path);
        long most = Words.count("--last", last);
        PrintStream live = LiveOutput.over(System.out, session.getConsole());
        Interrupts.during(
                session,
                () -> {
                    commands.tail(bus, queue, most, follow, live);
                    return null;
                });
    }

    @Descriptor(
            "says what is wrong with the bus and its machine, what it costs and how to repair it")
    public String doctor(
            CommandSession session,
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("repairs what no live process may hold, and says what it did")
                    @Parameter(
                            names = {"--fix"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean fix,
            @Descriptor(Words.NONE) String... words) {
        Words.none("doctor", words);
        return Interrupts.during(session, () -> commands.doctor(bus, fix));
    }

    /** What Gogo calls when no other method fits: an option lacks its value. */
    public Object _main(Typed... words) {
        throw Words.unfit(words);
    }
}
