package chronicle.app.top;

import chronicle.app.process.CommandFailure;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.ShutdownHooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terminal of this process as a screen: the alternate buffer, no cursor, keys one by one. Only
 * what changed is drawn. {@link #close} gives the terminal back as it was, once, from any state.
 */
final class TopScreen implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopScreen.class);

    private static final String INSTEAD = ", use chronicle top --once for plain text";
    private static final long PATIENCE_MILLIS = 500;
    private static final Size USUAL = Size.of(80, 24);

    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private Size size;
    private volatile boolean closed;

    private TopScreen(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.display = new Display(terminal, true);
    }

    /**
     * Takes the terminal over.
     *
     * @param signals is told of resizing and of the end, on threads of the terminal
     * @throws CommandFailure when there is no terminal that can do this
     */
    static TopScreen open(Consumer<TopSignal> signals) {
        String type = System.getenv().getOrDefault("TERM", "");
        if (type.isBlank() || type.startsWith("dumb")) {
            throw new CommandFailure("this terminal cannot be drawn on, TERM=" + type + INSTEAD);
        }
        // Else the thread that reads keys changes the terminal's settings with each wait, and may
        // do
        // so once more when they are given back already.
        System.setProperty(TerminalBuilder.PROP_NON_BLOCKING_READS, "false");
        // A signal ends the loop, which gives the terminal back; JLine would do half of it then.
        System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
        Terminal terminal;
        try {
            terminal =
                    TerminalBuilder.builder()
                            .system(true)
                            // By stty and tty: no native library has to be unpacked for it.
                            .provider("exec")
                            .dumb(false)
                            .graphemeCluster(false)
                            .encoding(StandardCharsets.UTF_8)
                            .nativeSignals(true)
                            .signalHandler(signal -> signals.accept(meaning(signal)))
                            .build();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("no terminal", e);
            throw new CommandFailure("input and output are not both a terminal" + INSTEAD, e);
        }
        TopScreen screen;
        try {
            screen = new TopScreen(terminal);
        } catch (IOError e) {
            throw new CommandFailure("the settings of the terminal cannot be read" + INSTEAD, e);
        }
        try {
            if (terminal.getStringCapability(Capability.cursor_address) == null) {
                throw new CommandFailure(
                        "this terminal cannot be drawn on, TERM=" + type + INSTEAD);
            }
            screen.begin();
            return screen;
        } catch (IOError e) {
            screen.close();
            throw new CommandFailure("the terminal cannot be set" + INSTEAD, e);
        } catch (RuntimeException e) {
            screen.close();
            throw e;
        }
    }

    /** Colours unless the environment or the terminal has none. */
    Palette palette(Map<String, String> environment) {
        Integer colours = terminal.getNumericCapability(Capability.max_colors);
        return colours == null || colours < 8 ? Palette.none() : Palette.of(environment);
    }

    int columns() {
        return size.getColumns();
    }

    int rows() {
        return size.getRows();
    }

    /** Asks the terminal for its size and draws everything anew the next time. */
    void resized() {
        Size now;
        try {
            now = terminal.getSize();
        } catch (IOError e) {
            throw new CommandFailure("the terminal is gone, its size cannot be asked", e);
        }
        // A terminal that does not know its size, as on a serial line.
        size = now.getColumns() > 0 && now.getRows() > 0 ? now : USUAL;
        display.resize(size);
        display.clear();
    }

    /** Shows lines, at most as many as there are rows. */
    void draw(List<AttributedString> lines) {
        terminal.synchronizedUpdate(() -> display.update(lines, 0));
    }

    /** The keys that are pressed, for one thread. */
    KeyDecoder keys() {
        return new KeyDecoder(this::read);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        giveBack(
                () -> {
                    terminal.puts(Capability.keypad_local);
                    terminal.puts(Capability.cursor_normal);
                    terminal.puts(Capability.exit_ca_mode);
                    terminal.flush();
                });
        giveBack(() -> terminal.setAttributes(before));
        giveBack(
                () -> {
                    try {
                        terminal.close();
                    } catch (IOException e) {
                        throw new IOError(e);
                    }
                });
    }

    /** One step of many: what fails, because the terminal is gone for instance, stops none. */
    private static void giveBack(Runnable step) {
        try {
            step.run();
        } catch (IOError | RuntimeException e) {
            LOG.warn("the terminal may not be as it was, run reset if it is not", e);
        }
    }

    private void begin() {
        terminal.enterRawMode();
        // Ctrl-C and its like come as keys, so that nothing ends this half-way.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.keypad_local);
        resized();
    }

    /** Never waits for long at a time: a read that goes on would keep the terminal from closing. */
    private int read(long timeoutMillis) throws IOException {
        int c = terminal.reader().read(timeoutMillis == 0 ? PATIENCE_MILLIS : timeoutMillis);
        while (c == NonBlockingReader.READ_EXPIRED && timeoutMillis == 0 && !closed) {
            c = terminal.reader().read(PATIENCE_MILLIS);
        }
        return c;
    }

    private static TopSignal meaning(Terminal.Signal signal) {
        return switch (signal) {
            case WINCH, CONT -> new TopSignal.Resized();
            case INT, QUIT -> new TopSignal.Ended();
            default -> new TopSignal.Pressed(Key.of(Key.Kind.OTHER));
        };
    }
}
