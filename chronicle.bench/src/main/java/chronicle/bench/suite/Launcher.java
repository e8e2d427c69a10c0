package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.RoleArguments;
import chronicle.bench.role.RoleMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Starts measured processes: the Java and the class path of this one, flags by peer. */
public final class Launcher {

    private final Workspace workspace;
    private final Function<RoleArguments, List<String>> prefix;

    public Launcher(Workspace workspace) {
        this(workspace, arguments -> List.of());
    }

    /**
     * @param prefix what comes before the Java command, such as a tracer
     */
    public Launcher(Workspace workspace, Function<RoleArguments, List<String>> prefix) {
        this.workspace = workspace;
        this.prefix = prefix;
    }

    /** Starts a role; what it writes for people goes into a file beside its directory. */
    RoleProcess start(RoleArguments arguments) {
        Path errors = arguments.directory().resolveSibling(arguments.role() + ".err");
        List<String> line = new ArrayList<>(prefix.apply(arguments));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags(arguments.peer(), Runtime.version().feature()));
        line.add("-Djava.io.tmpdir=" + errors.getParent());
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(RoleMain.class.getName());
        line.addAll(arguments.toCommandLine());
        try {
            Process process = new ProcessBuilder(line).redirectError(errors.toFile()).start();
            workspace.started(process);
            return new RoleProcess(arguments, process, errors, workspace);
        } catch (IOException e) {
            throw new BenchFailure("cannot start a process, command=" + line.get(0), e);
        }
    }

    /**
     * The same heap for all, no statistics file whose pages could stall a thread and no stop of all
     * threads each second, what a peer asks for, and on newer Java what keeps it from warning.
     */
    static List<String> flags(Peer peer, int javaFeature) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xms512m");
        flags.add("-Xmx512m");
        flags.add("-XX:+PerfDisableSharedMem");
        flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        if (javaFeature < 25) {
            // As the product's start script has it.
            flags.add("-XX:+UnlockDiagnosticVMOptions");
            flags.add("-XX:GuaranteedSafepointInterval=0");
        }
        if (javaFeature >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (javaFeature >= 24 && peer != Peer.OURS) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        flags.addAll(peer.jvmFlags());
        return flags;
    }
}
