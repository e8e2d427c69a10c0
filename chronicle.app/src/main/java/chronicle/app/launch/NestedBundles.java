package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.JvmCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * The bundles that the build has put beside the classes of this program; in an unpacked archive
 * those of its folder {@code bundles}.
 */
final class NestedBundles {

    private static final String FOLDER = "bundles";
    private static final String SCHEME = "nested:";

    private NestedBundles() {}

    /**
     * Installs them, in the order of their file names.
     *
     * @param wanted whether one is, by its symbolic name
     */
    static List<Bundle> installInto(BundleContext context, Predicate<String> wanted)
            throws IOException, BundleException {
        return inFolder(folder -> installAll(context, folder, wanted));
    }

    /**
     * Installs one again.
     *
     * @param location the location it had when all were installed
     */
    static Bundle install(BundleContext context, String location)
            throws IOException, BundleException {
        String file = location.substring(SCHEME.length());
        return inFolder(folder -> install(context, folder.resolve(file)));
    }

    /**
     * Whether a bundle is unresolved and asks for a native environment: it is not made for here.
     */
    static boolean isNotForHere(Bundle bundle) {
        if (bundle.getState() != Bundle.INSTALLED) {
            return false;
        }
        Dictionary<String, String> headers = bundle.getHeaders("");
        String capabilities = headers.get(Constants.REQUIRE_CAPABILITY);
        return headers.get(Constants.BUNDLE_NATIVECODE) != null
                || capabilities != null && capabilities.contains("osgi.native");
    }

    private static <T> T inFolder(Work<T> work) throws IOException, BundleException {
        Path home = JvmCommand.codeSource();
        if (Files.isDirectory(home)) {
            return work.in(home.resolve(FOLDER));
        }
        Optional<Installation> installation = Installation.find();
        if (installation.isPresent()) {
            return work.in(installation.get().bundles());
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return work.in(jar.getPath(FOLDER));
        }
    }

    private static List<Bundle> installAll(
            BundleContext context, Path folder, Predicate<String> wanted)
            throws IOException, BundleException {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(
                    "no bundles in this program, build it with mvn package: path="
                            + JvmCommand.codeSource());
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        List<Bundle> installed = new ArrayList<>();
        for (Path file : files) {
            if (wanted.test(symbolicName(file))) {
                installed.add(install(context, file));
            }
        }
        return installed;
    }

    /**
     * @throws CommandFailure when the file is no bundle
     */
    static String symbolicName(Path file) throws IOException {
        try (JarInputStream jar = new JarInputStream(Files.newInputStream(file))) {
            Manifest manifest = jar.getManifest();
            String name =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null) {
                throw new CommandFailure(
                        "there is no bundle in a jar beside those of this program, take it away: path="
                                + file);
            }
            return name.split(";")[0].strip();
        }
    }

    private static Bundle install(BundleContext context, Path file)
            throws IOException, BundleException {
        try (InputStream content = Files.newInputStream(file)) {
            return context.installBundle(SCHEME + file.getFileName(), content);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(Path folder) throws IOException, BundleException;
    }
}
