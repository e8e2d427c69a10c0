package chronicle.shell;

import chronicle.router.LaneState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the arguments of commands may be, for a shell that completes. Kept in a session as {@code
 * $chronicle}; public, since Gogo calls it by reflection.
 */
public final class Completion {

    /** Of the session. */
    static final String VARIABLE = "chronicle";

    /** Options with a value, of whatever command. */
    private static final Set<String> VALUED =
            Set.of(
                    "-b",
                    "--bus",
                    "-s",
                    "--state",
                    "-n",
                    "--last",
                    "-w",
                    "--why",
                    "-t",
                    "--seconds");

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
                    "doctor",
                    "await");

    private final Routers routers;

    Completion(Routers routers) {
        this.routers = routers;
    }

    /**
     * What may stand at a place of a command's line.
     *
     * @param words the whole line, with what stands at that place so far
     * @param index of the place, at least 1
     */
    public List<String> at(String command, List<String> words, int index) {
        String before = words.get(index - 1);
        if (index > 1 && VALUED.contains(before)) {
            return valuesOf(before);
        }
        return hasArgument(words.subList(1, index)) ? List.of() : argumentsOf(command);
    }

    private List<String> valuesOf(String option) {
        return switch (option) {
            case "-b", "--bus" -> routers.all().stream().map(ShellRouter::bus).toList();
            case "-s", "--state" -> Arrays.stream(LaneState.values()).map(LaneState::name).toList();
            default -> List.of();
        };
    }

    private static boolean hasArgument(List<String> words) {
        boolean value = false;
        for (String word : words) {
            if (!value && !word.startsWith("-") || word.equals("--none")) {
                return true;
            }
            value = !value && VALUED.contains(word);
        }
        return false;
    }

    private List<String> argumentsOf(String command) {
        return switch (command) {
            case "lane", "quarantine", "resume", "skip" -> strategies();
            case "swap" ->
                    routers.all().stream()
                            .flatMap(router -> router.status().watchers().stream())
                            .distinct()
                            .toList();
            case "inspect", "tail" ->
                    strategies().stream()
                            .flatMap(name -> Stream.of("orders_in", "orders_out").map(in(name)))
                            .toList();
            default -> List.of();
        };
    }

    private static UnaryOperator<String> in(String strategy) {
        return queue -> "orders/queue/" + strategy + "/" + queue;
    }

    private List<String> strategies() {
        TreeSet<String> names = new TreeSet<>();
        for (ShellRouter router : routers.all()) {
            router.status().lanes().forEach(lane -> names.add(lane.strategy().name()));
        }
        return List.copyOf(names);
    }

    /** Tells the {@code complete} of Gogo for JLine all of it, line by line. */
    static List<String> script() {
        List<String> lines = new ArrayList<>();
        for (String command : ALL) {
            lines.add("complete -c chronicle:" + command + " -e");
            // One for all: it would offer what belongs to an option as an argument as well.
            lines.add(
                    "complete -c chronicle:%1$s -a '$chronicle at %1$s ($.commandLine words) ($.commandLine wordIndex)'"
                            .formatted(command));
        }
        ALL.stream()
                .filter(command -> !command.equals("await"))
                .forEach(command -> lines.add(option(command, "b", "bus")));
        lines.add(option("await", "t", "seconds"));
        lines.add(option("lanes", "s", "state"));
        for (String command : List.of("events", "tail")) {
            lines.add(option(command, "f", "follow"));
            lines.add(option(command, "n", "last"));
        }
        lines.add("complete -c chronicle:swap -l none");
        lines.add("complete -c chronicle:doctor -l fix");
        lines.add(option("quarantine", "w", "why"));
        return lines;
    }

    private static String option(String command, String letter, String name) {
        return "complete -c chronicle:%s -s %s -l %s".formatted(command, letter, name);
    }
}
