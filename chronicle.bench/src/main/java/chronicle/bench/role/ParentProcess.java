package chronicle.bench.role;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The process that started this one: lines to it on standard output, lines from it on standard
 * input. When it is gone, so is this process.
 */
final class ParentProcess implements Parent {

    private static final int ORPHANED = 3;

    private final PrintStream out;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    ParentProcess(InputStream in, PrintStream out) {
        this.out = out;
        Thread listener = new Thread(() -> listen(in), "bench-parent");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen(InputStream in) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            System.err.println("bench: the parent's input broke: " + e);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    @Override
    public void opened() throws InterruptedException {
        say("opened");
        await("go");
    }

    @Override
    public void warm() {
        say("warm");
    }

    @Override
    public void result(String name, double value) {
        say(String.format(Locale.ROOT, "result %s=%s", name, Double.toString(value)));
    }

    @Override
    public void finished() throws InterruptedException {
        say("finished");
        await("close");
    }

    private void say(String line) {
        out.print(line + "\n");
        out.flush();
    }

    private void await(String expected) throws InterruptedException {
        String line = lines.take();
        if (!line.equals(expected)) {
            throw new IllegalStateException("expected=" + expected + " line=" + line);
        }
    }
}
