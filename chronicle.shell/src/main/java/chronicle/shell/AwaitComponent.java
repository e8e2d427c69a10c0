package chronicle.shell;

import chronicle.router.RouterListener;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that scripts begin with: what is asked before a router is up gets no answer. */
@Component(
        service = AwaitComponent.class,
        property = {"osgi.command.scope=chronicle", "osgi.command.function=await"})
public final class AwaitComponent {

    private final Routers routers;
    private final BundleContext context;

    @Activate
    public AwaitComponent(@Reference RoutersComponent routers, BundleContext context) {
        this.routers = routers.get();
        this.context = context;
    }

    @Descriptor("waits until every router has looked at its bus for the first time, for scripts")
    public void await(
            CommandSession session,
            @Descriptor("fails after so many, 10 unless given")
                    @Parameter(
                            names = {"-t", "--seconds"},
                            absentValue = "10")
                    String seconds,
            @Descriptor(Words.NONE) String... words) {
        Words.none("await", words);
        long limit = TimeUnit.SECONDS.toNanos(Words.count("--seconds", seconds));
        ServiceRegistration<RouterListener> heard =
                context.registerService(RouterListener.class, new Up(routers), null);
        try {
            Interrupts.during(session, () -> await(limit));
        } finally {
            LookCommandsComponent.unregister(heard);
        }
    }

    private Void await(long limitNanos) {
        try {
            if (!routers.awaitFirstLook(limitNanos)) {
                throw new ShellException(
                        "no router has looked at its bus within "
                                + TimeUnit.NANOSECONDS.toSeconds(limitNanos)
                                + " s, or not every one; chronicle:status says what there is");
            }
        } catch (InterruptedException e) {
            throw new ShellException("interrupted before every router had looked at its bus", e);
        }
        return null;
    }

    /** What Gogo calls when no other method fits: an option lacks its value. */
    public Object _main(Typed... words) {
        throw Words.unfit(words);
    }

    private record Up(Routers routers) implements RouterListener {

        @Override
        public void routerUp(Path bus, String watcher) {
            routers.changed();
        }
    }
}
