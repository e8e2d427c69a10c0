package chronicle.core.os;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;

/** Identities of single paths as text. One thread at a time. */
final class LinuxIdentity {

    private final LinuxLook look = new LinuxLook();
    private final LinuxFacts facts = new LinuxFacts();

    /** Device, inode, and what there is of time of birth and handle; empty when it is not there. */
    String identity(Path path) throws IOException {
        byte[] name = LinuxOs.bytes(path);
        Memory memory = new Memory(name.length);
        memory.write(0, name, 0, name.length);
        long address = Pointer.nativeValue(memory);
        int dir = Linux.AT_FDCWD;
        look.look(dir, address, Linux.AT_SYMLINK_NOFOLLOW, LinuxLook.NOBODYS_DEVICE, facts);
        if (facts.isThere()) {
            look.identify(dir, address, LinuxLook.NOBODYS_DEVICE, facts);
        }
        Reference.reachabilityFence(memory);
        if (facts.errno() != 0) {
            throw Errno.exception(facts.errno(), "statx", path);
        }
        return facts.isThere() ? facts.identity() : "";
    }
}
