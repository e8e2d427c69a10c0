package chronicle.router.engine;

import chronicle.bus.BusException;
import chronicle.bus.StrategyEndpoints;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Refuses strategies whose files are not those of the users that are allowed, or may be written by
 * everybody. Looked at before anything of it is mapped: the directory of the strategy, {@code
 * orders_out}, and the files in it. Once these are sound nobody else can put another file there. A
 * group may write: how else would a router of another user make {@code orders_in}.
 */
final class AccessCheck {

    private final Set<String> owners;

    AccessCheck(AccessPolicy policy) {
        owners = policy.owners();
    }

    /**
     * @throws BusException UNSAFE with path and owner; IO when it cannot be told
     */
    void check(StrategyEndpoints endpoints) {
        if (owners.isEmpty()) {
            return;
        }
        check(endpoints.directory());
        check(endpoints.ordersOut());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(endpoints.ordersOut())) {
            files.forEach(this::check);
        } catch (IOException e) {
            throw BusException.io("cannot look at the owners in", endpoints.ordersOut(), e);
        } catch (DirectoryIteratorException e) {
            throw BusException.io(
                    "cannot look at the owners in", endpoints.ordersOut(), e.getCause());
        }
    }

    private void check(Path path) {
        PosixFileAttributes file;
        String number;
        try {
            file = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            number = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).toString();
        } catch (NoSuchFileException e) {
            // Files come and go in a queue; what is missing now is found by whoever opens it.
            return;
        } catch (IOException e) {
            throw BusException.io("cannot tell the owner of", path, e);
        } catch (UnsupportedOperationException e) {
            throw new BusException(
                    BusException.Category.UNSAFE,
                    "owners cannot be told on this file system path=" + path,
                    e);
        }
        String name = file.owner().getName();
        if (!owners.contains(name) && !owners.contains(number)) {
            throw new BusException(
                    BusException.Category.UNSAFE,
                    "owner is not allowed, add it to owners or give the files to one of them path="
                            + path
                            + " owner="
                            + name
                            + " uid="
                            + number);
        }
        if (!file.isSymbolicLink()
                && file.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new BusException(
                    BusException.Category.UNSAFE,
                    "everybody may write to it, take that permission away path=" + path);
        }
    }
}
