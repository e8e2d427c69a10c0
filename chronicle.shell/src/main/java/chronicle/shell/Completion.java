package chronicle.shell;

import chronicle.router.LaneState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What the arguments of commands may be, for a shell that completes. Kept in a session as {@code
 * $chronicle}; public, since Gogo calls it by reflection.
 */
public final class Completion {

    /** Of the session. */
    static final String VARIABLE = "chronicle";

    private static final List<String> NAMING = List.of("lane", "quarantine", "resume", "skip");
    private static final List<String> ALL =
            List.of(
                    "status",
                    "lanes",
                    "lane",
                    "events",
                    "watcher",
                    "swap",
                    "quarantine",
                    "resume",
                    "skip",
                    "inspect",
                    "tail",
                    "doctor");

    private final Routers routers;

    Completion(Routers routers) {
        this.routers = routers;
    }

    /** Strategies of all routers. */
    public List<String> strategies() {
        TreeSet<String> names = new TreeSet<>();
        for (ShellRouter router : routers.all()) {
            router.status().lanes().forEach(lane -> names.add(lane.strategy().name()));
        }
        return List.copyOf(names);
    }

    /** Watchers of all routers. */
    public List<String> watchers() {
        return routers.all().stream()
                .flatMap(router -> router.status().watchers().stream())
                .distinct()
                .toList();
    }

    /** Buses of all routers. */
    public List<String> buses() {
        return routers.all().stream().map(ShellRouter::bus).toList();
    }

    /** States of lanes. */
    public List<String> states() {
        return Arrays.stream(LaneState.values()).map(LaneState::name).toList();
    }

    /** Queues of all routers' strategies, from the bus on. */
    public List<String> queues() {
        return strategies().stream()
                .flatMap(
                        name ->
                                List.of("orders_in", "orders_out").stream()
                                        .map(queue -> "orders/queue/" + name + "/" + queue))
                .toList();
    }

    /** Tells the {@code complete} of Gogo for JLine all of it, line by line. */
    static List<String> script() {
        List<String> lines = new ArrayList<>();
        for (String command : ALL) {
            lines.add("complete -c chronicle:" + command + " -e");
            lines.add(option(command, "b", "bus", "$chronicle buses"));
        }
        lines.add(option("lanes", "s", "state", "$chronicle states"));
        for (String command : List.of("events", "tail")) {
            lines.add("complete -c chronicle:" + command + " -s f -l follow");
            lines.add(option(command, "n", "last", ""));
        }
        lines.add("complete -c chronicle:swap -l none");
        lines.add("complete -c chronicle:doctor -l fix");
        lines.add(option("quarantine", "w", "why", ""));
        NAMING.forEach(command -> lines.add(argument(command, "$chronicle strategies")));
        lines.add(argument("swap", "$chronicle watchers"));
        lines.add(argument("inspect", "$chronicle queues"));
        lines.add(argument("tail", "$chronicle queues"));
        return lines;
    }

    private static String option(String command, String letter, String name, String values) {
        return "complete -c chronicle:%s -s %s -l %s -a '%s'"
                .formatted(command, letter, name, values.isEmpty() ? "[ ]" : values);
    }

    private static String argument(String command, String values) {
        return "complete -c chronicle:%s -a '%s'".formatted(command, values);
    }
}
