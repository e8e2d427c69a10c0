package chronicle.app.process;

import chronicle.app.Chronicle;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start another JVM like this one: the same Java, the same jar, flags that fit it. */
public final class JvmCommand {

    private JvmCommand() {}

    /** The command line that runs {@code chronicle} with these arguments. */
    public static List<String> of(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(Runtime.version().feature()));
        Path home = codeSource();
        if (Files.isRegularFile(home)) {
            command.add("-jar");
            command.add(home.toString());
        } else {
            // Exploded classes have no manifest that would allow native access.
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(Chronicle.class.getName());
        }
        command.addAll(arguments);
        return command;
    }

    /**
     * What a Java version needs, as the start script has it. From 24 on the framework's use of
     * Unsafe would print a warning, and earlier versions refuse the flag that allows it. Before 25
     * all threads stand still once a second: each waits then for whichever has no core.
     */
    static List<String> flags(int javaFeature) {
        List<String> flags = new ArrayList<>();
        if (javaFeature >= 24) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (javaFeature < 25) {
            flags.add("-XX:+UnlockDiagnosticVMOptions");
            flags.add("-XX:GuaranteedSafepointInterval=0");
        }
        return flags;
    }

    /** The jar, or the folder of classes, that this program runs from. */
    public static Path codeSource() {
        try {
            return Path.of(
                    Chronicle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path holds a location that is no path", e);
        }
    }
}
