package chronicle.tools.doctor.machine;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What the file system of a bus costs, by its kind. */
public final class FileSystemKind implements Check<Machine> {

    @Override
    public void look(Machine machine, Consumer<Diagnosis> found) throws IOException {
        Path root = machine.bus().layout().root();
        // Mounts are listed by where they are, whatever links lead there.
        Path real = root.toRealPath();
        Optional<String> kind =
                machine.text("proc/self/mountinfo").flatMap(text -> Mounts.kind(text, real));
        if (kind.isEmpty()) {
            return;
        }
        String name = kind.get();
        switch (name) {
            case "tmpfs", "ramfs" ->
                    found.accept(
                            Diagnosis.of(Severity.NOTE, "file-system", root)
                                    .byHand(
                                            "the bus is in memory (" + name + ")",
                                            "it is gone after a reboot, whatever was flushed, and"
                                                    + " takes memory that it does not give back",
                                            "nothing, when that is wanted; else a directory on a"
                                                    + " disk"));
            case "overlay" ->
                    found.accept(
                            Diagnosis.of(Severity.NOTE, "file-system", root)
                                    .byHand(
                                            "the bus is on overlayfs, a container's own layers",
                                            "it goes with the container; files that came with its"
                                                    + " image are copied at their first change, and"
                                                    + " who had them mapped stays with the old ones",
                                            "a volume of ext4 or xfs, mounted at the bus"));
            default -> {
                if (isElsewhere(name)) {
                    found.accept(
                            Diagnosis.of(Severity.ERROR, "file-system", root)
                                    .byHand(
                                            "the bus is on " + name + ", which others serve",
                                            "mappings and locks hold on one machine alone, no event"
                                                    + " tells of what others write, and when the"
                                                    + " server stays away processes end",
                                            "a directory on a disk of this machine: ext4 or xfs"));
                }
            }
        }
    }

    private static boolean isElsewhere(String kind) {
        return kind.startsWith("nfs")
                || kind.startsWith("fuse")
                || kind.equals("cifs")
                || kind.equals("smb3")
                || kind.equals("9p")
                || kind.equals("virtiofs")
                || kind.equals("ceph")
                || kind.equals("lustre")
                || kind.equals("afs");
    }
}
