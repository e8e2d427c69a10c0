package chronicle.tools.doctor;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the doctor looks.
 *
 * @param system below which {@code proc} and {@code sys} of the machine are
 * @param settle how long a fault of the bus has to last: what another process is just doing does
 *     not
 * @param silent how long a reader that holds no lock may be silent and still counts as alive
 * @param checkedBytes most bytes of a queue whose checksums are computed, the newest first
 * @param command how the command line is called, in what is there to be copied
 */
public record DoctorOptions(
        Path system, Duration settle, Duration silent, long checkedBytes, Path command) {

    /** This machine; 100 ms, 5 s, 256 MiB; found on the PATH. */
    public static final DoctorOptions DEFAULTS =
            new DoctorOptions(
                    Path.of("/"),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(5),
                    256L << 20,
                    Path.of("chronicle"));

    public DoctorOptions withSystem(Path other) {
        return new DoctorOptions(other, settle, silent, checkedBytes, command);
    }

    public DoctorOptions withSilent(Duration other) {
        return new DoctorOptions(system, settle, other, checkedBytes, command);
    }

    public DoctorOptions withCommand(Path other) {
        return new DoctorOptions(system, settle, silent, checkedBytes, other);
    }
}
