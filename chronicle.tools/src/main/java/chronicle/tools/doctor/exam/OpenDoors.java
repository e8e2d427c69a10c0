package chronicle.tools.doctor.exam;

import chronicle.tools.doctor.Severity;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Whether everybody may write to something. */
public final class OpenDoors {

    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;
    private static final int DIRECTORY = 0040000;

    private OpenDoors() {}

    /** Reports it, unless it is a directory with the sticky bit. True when it was reported. */
    public static boolean report(Path path, Consumer<Diagnosis> found) throws IOException {
        int mode;
        try {
            mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (UnsupportedOperationException e) {
            // A file system without modes: who may write there is not for us to tell.
            return false;
        }
        boolean sticky = (mode & KIND) == DIRECTORY && (mode & STICKY) != 0;
        if ((mode & KIND) == LINK || (mode & OTHERS_WRITE) == 0 || sticky) {
            return false;
        }
        found.accept(
                Diagnosis.of(Severity.ERROR, "world-writable", path)
                        .byHand(
                                "everybody may write to it, its mode is "
                                        + Integer.toOctalString(mode & 07777),
                                "any user of the machine can send orders, or destroy them",
                                "chmod o-w " + ShellWord.of(path)));
        return true;
    }
}
