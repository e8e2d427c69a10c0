package chronicle.app.launch;

import chronicle.app.process.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes orders for the container from a stream, a line each: {@code stop BSN}, {@code start BSN},
 * {@code bundles}. Answers are lines that begin with {@code control: }. Runs on one thread until
 * the stream ends.
 */
public final class BundleControl {

    private static final Logger LOG = LoggerFactory.getLogger(BundleControl.class);
    private static final String PREFIX = "control: ";

    private final FelixLauncher launcher;
    private final Terminal terminal;

    public BundleControl(FelixLauncher launcher, Terminal terminal) {
        this.launcher = launcher;
        this.terminal = terminal;
    }

    /** Serves the stream to its end: whoever gave the orders is gone then. */
    public void serve(InputStream orders) {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
        try {
            String line = reader.readLine();
            while (line != null) {
                if (!line.isBlank()) {
                    obey(line.strip());
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            LOG.warn("no more orders for the container: reason=\"{}\"", e.getMessage());
        }
    }

    void obey(String line) {
        String[] words = line.split("\\s+");
        if (words.length == 1 && words[0].equals("bundles")) {
            launcher.bundles().forEach(bundle -> answer(describe(bundle)));
        } else if (words.length == 2 && words[0].equals("stop")) {
            change(words[1], Bundle::stop);
        } else if (words.length == 2 && words[0].equals("start")) {
            change(words[1], Bundle::start);
        } else {
            answer("not understood, use stop BSN, start BSN or bundles: line=\"" + line + '"');
        }
    }

    private void change(String symbolicName, Change change) {
        Bundle bundle =
                launcher.bundles().stream()
                        .filter(each -> symbolicName.equals(each.getSymbolicName()))
                        .findFirst()
                        .orElse(null);
        if (bundle == null) {
            answer("no such bundle: " + symbolicName);
            return;
        }
        try {
            change.apply(bundle);
            answer(describe(bundle));
        } catch (BundleException e) {
            LOG.error("bundle={} refuses", symbolicName, e);
            answer("failed " + symbolicName + ": " + e.getMessage());
        }
    }

    private void answer(String text) {
        terminal.line(PREFIX + text);
    }

    private static String describe(Bundle bundle) {
        return bundle.getSymbolicName() + ' ' + state(bundle.getState());
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.UNINSTALLED -> "uninstalled";
            case Bundle.INSTALLED -> "installed";
            case Bundle.RESOLVED -> "resolved";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "active";
        };
    }

    @FunctionalInterface
    private interface Change {
        void apply(Bundle bundle) throws BundleException;
    }
}
