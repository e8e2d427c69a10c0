package chronicle.bench.trace;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import chronicle.bench.role.RoleArguments;
import chronicle.bench.suite.BenchFailure;
import chronicle.bench.suite.Launcher;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs works under strace. Far slower than without, and no clock is read. */
public final class Tracing {

    private final Workspace workspace;

    public Tracing(Workspace workspace) {
        this.workspace = workspace;
    }

    /** System calls by name, of the working thread of each role that the work is about. */
    public Map<Role, Map<String, Integer>> trace(Work work, Peer peer, Path parent)
            throws InterruptedException {
        requireStrace();
        Path folder = workspace.createFolder(parent);
        try {
            Launcher launcher = new Launcher(workspace, role -> strace(folder, role));
            work.run(peer, folder.resolve("data"), launcher);
            Map<Role, Map<String, Integer>> calls = new EnumMap<>(Role.class);
            for (Role role : work.measured()) {
                calls.put(role, SystemCalls.ofWorkingThread(folder, role.name()));
            }
            return calls;
        } catch (IOException e) {
            throw new BenchFailure("cannot read the trace of " + work.key(), e);
        } finally {
            workspace.removeFolder(folder);
        }
    }

    private static List<String> strace(Path folder, RoleArguments arguments) {
        String output = folder.resolve(arguments.role().name()).toString();
        return List.of("strace", "-ff", "-qq", "-o", output);
    }

    private static void requireStrace() {
        for (String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, "strace"))) {
                return;
            }
        }
        throw new BenchFailure("strace is needed to count system calls, install it");
    }
}
