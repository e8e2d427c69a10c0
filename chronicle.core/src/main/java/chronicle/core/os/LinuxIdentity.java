package chronicle.core.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;

/** Identities of single paths as text. One thread at a time. */
final class LinuxIdentity {

    private static final int PATH = 256;

    private final LinuxLook look = new LinuxLook();
    private final LinuxFacts facts = new LinuxFacts();

    /** For the path. */
    private Memory memory = new Memory(PATH);

    /** Device, inode, and what there is of time of birth and handle; empty when it is not there. */
    String identity(Path path) throws IOException {
        byte[] name = LinuxOs.bytes(path);
        if (name.length > memory.size()) {
            memory = new Memory(name.length);
        }
        memory.write(0, name, 0, name.length);
        long address = Pointer.nativeValue(memory);
        int dir = Linux.AT_FDCWD;
        look.look(dir, address, Linux.AT_SYMLINK_NOFOLLOW, LinuxLook.NOBODYS_DEVICE, facts);
        if (facts.isThere()) {
            look.identify(dir, address, LinuxLook.NOBODYS_DEVICE, facts);
        }
        if (facts.errno() != 0) {
            throw Errno.exception(facts.errno(), "statx", path);
        }
        return facts.isThere() ? facts.identity() : "";
    }
}
