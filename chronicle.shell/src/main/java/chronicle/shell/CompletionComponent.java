package chronicle.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that teaches a session to complete the others. */
@Component(
        service = CompletionComponent.class,
        property = {"osgi.command.scope=chronicle", "osgi.command.function=completion"})
public final class CompletionComponent {

    private final Completion completion;

    @Activate
    public CompletionComponent(@Reference RoutersComponent routers) {
        this.completion = new Completion(routers.get());
    }

    @Descriptor(
            "has this session complete options, strategies, watchers and queues by TAB; needs the"
                    + " Gogo shell for JLine")
    public void completion(CommandSession session) throws Exception {
        session.put(Completion.VARIABLE, completion);
        for (String line : Completion.script()) {
            session.execute(line);
        }
    }
}
