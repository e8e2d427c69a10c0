package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Whether each queue that is written can have its next segment. */
public final class DiskSpace implements Check<Machine> {

    /** Below this part of the disk it is soon full, whatever writes to it. */
    private static final int FEW_PERCENT = 5;

    /** What is left of a disk, and how large it is, in bytes. */
    @FunctionalInterface
    public interface Space {
        long[] usableOfTotal(Path path) throws IOException;
    }

    private final Space space;

    public DiskSpace() {
        this(
                path -> {
                    FileStore store = Files.getFileStore(path);
                    return new long[] {store.getUsableSpace(), store.getTotalSpace()};
                });
    }

    DiskSpace(Space space) {
        this.space = space;
    }

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) throws IOException {
        Path root = machine.bus().layout().root();
        long[] bytes = space.usableOfTotal(root);
        long next = 0;
        for (Path queue : machine.bus().directories()) {
            next += machine.bus().queue(queue).control().map(ControlFacts::segmentSize).orElse(0L);
        }
        boolean full = bytes[0] < next;
        if (full || bytes[0] < bytes[1] / 100 * FEW_PERCENT) {
            found.accept(
                    Diagnosis.of(full ? Severity.ERROR : Severity.WARNING, "disk-space", root)
                            .byHand(
                                    Amounts.bytes(bytes[0])
                                            + " of "
                                            + Amounts.bytes(bytes[1])
                                            + " are left, the next segment of each queue takes "
                                            + Amounts.bytes(next)
                                            + " together",
                                    "a writer whose next segment cannot be made fails to append"
                                            + " (DISK_FULL), and goes on when there is space",
                                    "see what holds space: du -s "
                                            + ShellWord.of(root)
                                            + "/*/queue/*; silent readers keep segments"));
        }
    }
}
