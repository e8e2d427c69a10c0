package chronicle.shell;

import chronicle.tools.text.SafeText;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that teaches a session to complete the others, and to say what it does not know. */
@Component(
        service = CompletionComponent.class,
        property = {"osgi.command.scope=chronicle", "osgi.command.function=completion"})
public final class CompletionComponent {

    /** What Gogo calls in the place of a command that there is not, if a session has it. */
    private static final String UNKNOWN = "default";

    /** Of sessions that read lines by JLine. */
    private static final String READER = ".reader";

    private final Completion completion;

    @Activate
    public CompletionComponent(@Reference RoutersComponent routers) {
        this.completion = new Completion(routers.get());
    }

    @Descriptor(
            "has this session complete options, strategies, watchers and queues by TAB, where the"
                    + " shell is Gogo's for JLine; a command that there is not is one sentence")
    public void completion(CommandSession session) throws Exception {
        session.put(UNKNOWN, (Function) CompletionComponent::unknown);
        if (session.get(READER) == null) {
            return;
        }
        session.put(Completion.VARIABLE, completion);
        for (String line : Completion.script()) {
            session.execute(line);
        }
    }

    /**
     * @param words the command, and what stands behind it
     */
    private static Object unknown(CommandSession session, List<Object> words) {
        throw new ShellException(
                "no such command: "
                        + SafeText.cell(String.valueOf(words.get(0)))
                        + "; help lists those there are, TAB completes them");
    }
}
