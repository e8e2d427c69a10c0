package chronicle.bench.command;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Works;
import chronicle.bench.suite.Workspace;
import chronicle.bench.trace.Tracing;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts what the kernel is asked for. */
@Command(
        name = "syscalls",
        mixinStandardHelpOptions = true,
        description = {
            "Counts the system calls of the thread that works, with strace: append, replay, merge,"
                    + " storing a position, and both ends of the way between two JVMs.",
            "",
            "What is left is per segment or now and then, not per message: the JVM's own"
                    + " safepoints, a read-ahead, a roll that has to wait since tracing slows down"
                    + " what prepares segments."
        })
final class SystemCallsCommand implements Callable<Integer> {

    @Mixin private PlaceOption places;

    private final Terminal terminal;
    private final Workspace workspace;

    SystemCallsCommand(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws InterruptedException {
        Tracing tracing = new Tracing(workspace);
        Place place = places.chosen(terminal).get(0);
        terminal.line("in " + place.directory() + " (" + place.fileSystem() + "):");
        for (Work work : Works.traced()) {
            for (Peer peer : work.peers()) {
                Map<Role, Map<String, Integer>> calls =
                        tracing.trace(work, peer, place.directory());
                calls.forEach((role, names) -> terminal.line(line(work, peer, role, names)));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static String line(Work work, Peer peer, Role role, Map<String, Integer> calls) {
        long count = calls.values().stream().mapToLong(Integer::longValue).sum();
        String names =
                calls.entrySet().stream()
                        .map(call -> call.getKey() + " " + call.getValue())
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%-16s %-16s %,9d operations, %d system calls%s",
                role.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                peer.title(),
                role.operations(work.numbers()),
                count,
                names.isEmpty() ? "" : ": " + names);
    }
}
