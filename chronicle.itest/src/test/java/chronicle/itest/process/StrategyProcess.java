package chronicle.itest.process;

import chronicle.bus.BusLayout;
import chronicle.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A strategy in a JVM of its own, the one that runs the tests. Closing ends it in peace. */
public final class StrategyProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** Starts it; {@code orders} below 0 writes until it is killed. */
    public StrategyProcess(BusLayout bus, String name, long orders) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(StrategyMain.class.getName());
        command.addAll(List.of(bus.root().toString(), name, Long.toString(orders)));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader = new Thread(this::read, "output-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("output ended: " + e);
        }
    }

    /** Waits until it said this. */
    public StrategyProcess await(String line) {
        Await.until(
                name + " says " + line,
                () -> {
                    if (!process.isAlive() && !output.contains(line)) {
                        throw new AssertionError(name + " ended: " + output);
                    }
                    return output.contains(line);
                },
                () -> output);
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        Await.until("dead: " + name, () -> !process.isAlive());
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            Await.until("ended: " + name, () -> !process.isAlive(), () -> output);
        }
    }
}
