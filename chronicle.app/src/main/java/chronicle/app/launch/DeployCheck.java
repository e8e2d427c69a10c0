package chronicle.app.launch;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each file that FileInstall passes over without a word why it does, once until it changes.
 * FileInstall has nobody asked when a jar that it had taken in is none any more, so this looks at
 * the folder itself, as often and by the same rule: what two looks in a row found the same counts.
 */
final class DeployCheck implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("deploy");

    /** What of a file FileInstall takes for a change. */
    private record Look(long size, FileTime modified) {}

    private final Path folder;
    private final Consumer<String> warnings;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(DeployCheck::thread);
    private final Map<Path, Look> judged = new HashMap<>();
    private Map<Path, Look> last = Map.of();

    DeployCheck(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** Looks until it is closed. */
    static DeployCheck start(Path folder) {
        DeployCheck check = new DeployCheck(folder, LOG::warn);
        check.looking.scheduleWithFixedDelay(
                check::look, 0, DeployFolder.POLL_MS, TimeUnit.MILLISECONDS);
        return check;
    }

    void look() {
        Map<Path, Look> now = new HashMap<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, DeployCheck::isJudged)) {
            for (Path jar : jars) {
                at(jar).ifPresent(look -> now.put(jar, look));
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What came from it stays until it is back, so there is nothing to do for anybody.
            LOG.debug("cannot list path={}", folder, e);
            return;
        }
        judged.keySet().retainAll(now.keySet());
        now.forEach(
                (jar, look) -> {
                    if (look.equals(last.get(jar)) && !look.equals(judged.get(jar))) {
                        judge(jar, look);
                    }
                });
        last = now;
    }

    private void judge(Path jar, Look look) {
        Optional<String> reason = whyNot(jar);
        if (at(jar).equals(Optional.of(look))) {
            judged.put(jar, look);
            reason.ifPresent(
                    why -> warnings.accept(jar.getFileName() + " is not taken in: " + why));
        }
    }

    private static Optional<String> whyNot(Path path) {
        if (!canBeSaid(path)) {
            return Optional.of(
                    "Java cannot say its name in the encoding that it has from the locale, which is "
                            + System.getProperty("sun.jnu.encoding")
                            + ", rename it, or set LC_ALL=C.UTF-8 or another locale with UTF-8: path="
                            + path);
        }
        if (!Files.isReadable(path)) {
            return Optional.of("it may not be read, give this user r and touch it: path=" + path);
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            return main.getValue(Constants.BUNDLE_SYMBOLICNAME) != null
                    ? Optional.empty()
                    : Optional.of(
                            "no bundle, its manifest lacks "
                                    + Constants.BUNDLE_SYMBOLICNAME
                                    + ": path="
                                    + path);
        } catch (ZipException e) {
            return Optional.of(
                    "no whole jar; it is taken in when it is complete, but copy such files under"
                            + " a name that begins with a dot and rename them then: path="
                            + path
                            + reason(e));
        } catch (IOException | RuntimeException e) {
            return Optional.of("it cannot be read: path=" + path + reason(e));
        }
    }

    private static String reason(Exception e) {
        return " reason=\"" + e.getMessage() + '"';
    }

    /** Of configurations, FileInstall itself says what is wrong, but when it cannot see them. */
    private static boolean isJudged(Path path) {
        String name = path.getFileName().toString();
        return DeployFolder.isBundle(name) || DeployFolder.isTaken(name) && !canBeSaid(path);
    }

    /** Whether the path still is that file when it has been a text, as it is for FileInstall. */
    private static boolean canBeSaid(Path path) {
        return path.toFile().exists();
    }

    /** Empty for what is no file, or none any more. */
    private static Optional<Look> at(Path path) {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return found.isRegularFile()
                    ? Optional.of(new Look(found.size(), found.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("cannot look at path={}", path, e);
            return Optional.empty();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chronicle-deploy-check");
        thread.setDaemon(true);
        return thread;
    }

    /** Says nothing from here on, but for a look that is under way. */
    @Override
    public void close() {
        looking.shutdownNow();
    }
}
