package chronicle.bench.role;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a measured process is told on its command line.
 *
 * @param role what it does
 * @param peer with whom
 * @param directory where the files are
 * @param numbers counts and rates by name
 */
public record RoleArguments(Role role, Peer peer, Path directory, Map<String, Long> numbers) {

    public RoleArguments {
        numbers = Map.copyOf(numbers);
    }

    /** The form that {@link #parse} reads. */
    public List<String> toCommandLine() {
        List<String> line = new ArrayList<>();
        line.add(role.name());
        line.add(peer.name());
        line.add(directory.toString());
        numbers.forEach((name, value) -> line.add(name + "=" + value));
        return line;
    }

    static RoleArguments parse(String[] line) {
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 3; i < line.length; i++) {
            int equals = line[i].indexOf('=');
            numbers.put(line[i].substring(0, equals), Long.valueOf(line[i].substring(equals + 1)));
        }
        return new RoleArguments(
                Role.valueOf(line[0]), Peer.valueOf(line[1]), Path.of(line[2]), numbers);
    }

    long number(String name) {
        Long value = numbers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "argument is missing, name=" + name + " role=" + role);
        }
        return value;
    }
}
