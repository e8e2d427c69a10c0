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
 */
public record DoctorOptions(Path system, Duration settle, Duration silent, long checkedBytes) {

    /** This machine; 100 ms, 5 s, 256 MiB. */
    public static final DoctorOptions DEFAULTS =
            new DoctorOptions(
                    Path.of("/"), Duration.ofMillis(100), Duration.ofSeconds(5), 256L << 20);

    public DoctorOptions withSystem(Path other) {
        return new DoctorOptions(other, settle, silent, checkedBytes);
    }

    public DoctorOptions withSilent(Duration other) {
        return new DoctorOptions(system, settle, other, checkedBytes);
    }
}
