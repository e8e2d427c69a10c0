package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.exam.BusSubject;
import chronicle.tools.doctor.exam.Processes;
import chronicle.tools.doctor.exam.SystemFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The machine under a bus: its {@code proc} and {@code sys}, and what the bus wants of it.
 *
 * @param system below which they are
 * @param bus what is examined
 */
public record Machine(Path system, BusSubject bus) {

    public static Machine under(BusSubject bus) {
        return new Machine(bus.options().system(), bus);
    }

    public Processes processes() {
        return new Processes(system);
    }

    /** How many strategies there are. */
    public int strategies() {
        return bus.strategies().size();
    }

    /** A file of the machine. */
    public Path file(String path) {
        return system.resolve(path);
    }

    /** What a small file says; empty where there is none, as on another operating system. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(SystemFile.read(file(path)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A number of {@code proc/sys}, by its name with dots; empty where there is none. */
    public OptionalLong setting(String name) {
        Optional<String> text = text("proc/sys/" + name.replace('.', '/'));
        return text.isPresent() && text.get().matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text.get()))
                : OptionalLong.empty();
    }

    /** The process whose limits count: the router's where one runs, else this one. */
    public long limited() {
        return bus.router().orElse(ProcessHandle.current().pid());
    }

    /**
     * A soft limit of that process.
     *
     * @param name as {@code /proc/PID/limits} begins its line
     * @return empty when there is no limit, or it cannot be told
     */
    public OptionalLong limit(String name) {
        Optional<String> limits = processes().read(limited(), "limits");
        return limits.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+")[0])
                .filter(word -> word.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
