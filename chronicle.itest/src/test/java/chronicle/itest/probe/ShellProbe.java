package chronicle.itest.probe;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Somebody at a shell: as a service under {@code topic=shell}, takes a line and gives what stands
 * on the screen then, {@code ERROR} and the message when it fails. A line behind {@code &} is run
 * on a thread of its own: {@code ?} gives what that has said so far, {@code ^C} interrupts it.
 */
public final class ShellProbe implements BundleActivator {

    private static final long PATIENCE_MS = 30_000;

    private BundleContext context;
    private Thread background;
    private ByteArrayOutputStream said;

    @Override
    public void start(BundleContext started) {
        context = started;
        UnaryOperator<String> shell = this::type;
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("topic", "shell"));
        context.registerService(UnaryOperator.class, shell, properties);
    }

    private String type(String line) {
        if (line.equals("?")) {
            return text(said);
        }
        if (line.equals("^C")) {
            background.interrupt();
            return ended();
        }
        if (line.equals("join")) {
            return ended();
        }
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        if (line.startsWith("&")) {
            said = screen;
            background = new Thread(() -> run(line.substring(1), screen), "typed");
            background.setDaemon(true);
            background.start();
        } else {
            run(line, screen);
        }
        return text(screen);
    }

    private String ended() {
        try {
            background.join(PATIENCE_MS);
            return (background.isAlive() ? "ALIVE " : "") + text(said);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }

    private static String text(ByteArrayOutputStream screen) {
        return screen.toString(StandardCharsets.UTF_8).strip();
    }

    private void run(String line, ByteArrayOutputStream screen) {
        ServiceReference<CommandProcessor> found =
                context.getServiceReference(CommandProcessor.class);
        // As the terminal of a shell: nothing is seen before it is flushed.
        PrintStream out =
                new PrintStream(new BufferedOutputStream(screen), false, StandardCharsets.UTF_8);
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        try (CommandSession session = context.getService(found).createSession(nothing, out, out)) {
            Object result = session.execute(line);
            if (result != null) {
                out.println(result);
            }
        } catch (InterruptedException e) {
            // Gogo's word that it has passed the interrupt on to the command.
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            out.println("ERROR " + e.getMessage());
        } finally {
            out.flush();
            context.ungetService(found);
        }
    }

    @Override
    public void stop(BundleContext stopped) {}
}
