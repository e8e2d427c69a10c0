package chronicle.shell;

import chronicle.router.LaneEvent;
import chronicle.router.RouterListener;
import chronicle.router.RouterStatus;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The commands that only look at routers. */
@Component(
        service = LookCommandsComponent.class,
        property = {
            "osgi.command.scope=chronicle",
            "osgi.command.function=status",
            "osgi.command.function=lanes",
            "osgi.command.function=lane",
            "osgi.command.function=events",
            "osgi.command.function=watcher"
        })
public final class LookCommandsComponent {

    private final LookCommands commands;
    private final BundleContext context;
    private final Set<EventFollow> follows = ConcurrentHashMap.newKeySet();

    @Activate
    public LookCommandsComponent(@Reference RoutersComponent routers, BundleContext context) {
        this.commands = new LookCommands(routers.get(), Instant::now);
        this.context = context;
    }

    @Deactivate
    void deactivate() {
        follows.forEach(EventFollow::end);
    }

    @Descriptor("shows every router at a glance: bus, watcher, lanes by state, handlers, latencies")
    public String status(
            @Descriptor("only the router of this bus: the path, or the end of it")
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(Words.NONE) String... words) {
        Words.none("status", words);
        return commands.status(bus);
    }

    @Descriptor("lists the lanes, worst first: state, since when, orders, rate, lag, dead letters")
    public String lanes(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(
                            "only lanes in this state: ATTACHING, LIVE, BLOCKED, DRAINING,"
                                    + " STALE, QUARANTINED or DETACHED")
                    @Parameter(
                            names = {"-s", "--state"},
                            absentValue = "")
                    String state,
            @Descriptor(Words.NONE) String... words) {
        Words.none("lanes", words);
        return commands.lanes(bus, state);
    }

    @Descriptor("shows all of one lane, with its last events")
    public String lane(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("name of the strategy") String... name) {
        return commands.lane(bus, Words.one("lane", "the name of a strategy", name));
    }

    @Descriptor("shows the last changes of lanes; with --follow also what happens from now on")
    public void events(
            CommandSession session,
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor("goes on with what happens, until Ctrl-C")
                    @Parameter(
                            names = {"-f", "--follow"},
                            presentValue = "true",
                            absentValue = "false")
                    boolean follow,
            @Descriptor("how many of those that are kept; a few hundred are")
                    @Parameter(
                            names = {"-n", "--last"},
                            absentValue = "50")
                    String last,
            @Descriptor(Words.NONE) String... words) {
        Words.none("events", words);
        long most = Words.count("--last", last);
        RouterStatus router = commands.router(bus);
        if (follow) {
            follow(session, router, most);
        } else {
            LookCommands.events(router.events(), most, System.out);
        }
    }

    private void follow(CommandSession session, RouterStatus router, long last) {
        EventFollow news = new EventFollow(router.bus());
        follows.add(news);
        // Heard before the list is taken, so that nothing falls between; told once all the same.
        ServiceRegistration<RouterListener> heard =
                context.registerService(RouterListener.class, news, null);
        try {
            Interrupts.during(session, () -> tell(session, router, last, news));
        } finally {
            follows.remove(news);
            unregister(heard);
        }
    }

    private static Void tell(
            CommandSession session, RouterStatus router, long last, EventFollow news) {
        List<LaneEvent> kept = router.events();
        PrintStream live = LiveOutput.over(System.out, session.getConsole());
        LookCommands.events(kept, last, live);
        news.print(kept, live);
        return null;
    }

    static void unregister(ServiceRegistration<RouterListener> heard) {
        try {
            heard.unregister();
        } catch (IllegalStateException stopped) {
            // This bundle did meanwhile, which has unregistered it.
        }
    }

    @Descriptor("shows the watcher in use: how changes are learnt of, why not better, the limits")
    public String watcher(
            @Descriptor(Routers.BUS_OPTION)
                    @Parameter(
                            names = {"-b", "--bus"},
                            absentValue = "")
                    String bus,
            @Descriptor(Words.NONE) String... words) {
        Words.none("watcher", words);
        return commands.watcher(bus, new WatchLimits());
    }

    /** What Gogo calls when no other method fits: an option lacks its value. */
    public Object _main(Typed... words) {
        throw Words.unfit(words);
    }
}
