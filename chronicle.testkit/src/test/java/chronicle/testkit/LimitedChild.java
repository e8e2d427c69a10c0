package chronicle.testkit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/** Runs into the limit that it is started under: {@code watches|instances|modes|descriptors}. */
final class LimitedChild {

    private static final int FEW = 5;

    private LimitedChild() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "watches" -> watches(Path.of(arguments[1]));
            case "instances" -> instances();
            case "modes" -> modes(Path.of(arguments[1]));
            case "descriptors" -> descriptors(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void watches(Path folder) throws IOException {
        InotifyLimit.WATCHES.set(FEW);
        try (WatchService service = folder.getFileSystem().newWatchService()) {
            System.out.println("watches " + register(service, folder));
            InotifyLimit.WATCHES.set(2 * FEW);
            System.out.println("raised to " + register(service, folder));
        }
    }

    /** How many directories below the folder can be watched. */
    private static int register(WatchService service, Path folder) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                entry.register(service, StandardWatchEventKinds.ENTRY_CREATE);
                count++;
            }
        } catch (IOException full) {
            System.out.println("refused " + full.getMessage());
        }
        return count;
    }

    private static void instances() throws IOException {
        InotifyLimit.INSTANCES.set(FEW);
        FileSystem files = Path.of("/").getFileSystem();
        List<WatchService> open = new ArrayList<>();
        try {
            while (open.size() <= FEW) {
                open.add(files.newWatchService());
            }
        } catch (IOException full) {
            System.out.println("refused " + full.getMessage());
        }
        System.out.println("instances " + open.size());
        for (WatchService service : open) {
            service.close();
        }
    }

    private static void modes(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            System.out.println("listed " + entries);
        } catch (AccessDeniedException denied) {
            System.out.println("denied " + denied.getMessage());
        }
    }

    private static void descriptors(Path folder) throws IOException {
        List<DirectoryStream<Path>> open = new ArrayList<>();
        try {
            while (open.size() < 1000) {
                open.add(Files.newDirectoryStream(folder));
            }
        } catch (FileSystemException full) {
            System.out.println("refused " + full.getReason());
        }
        for (DirectoryStream<Path> entries : open) {
            entries.close();
        }
        System.out.println("descriptors " + (open.size() < 1000));
    }
}
