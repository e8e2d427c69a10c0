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
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** The bundles that the build has put beside the classes of this program. */
final class NestedBundles {

    private static final String FOLDER = "bundles";

    private NestedBundles() {}

    /** Installs all of them, in the order of their file names. */
    static List<Bundle> installInto(BundleContext context) throws IOException, BundleException {
        Path home = JvmCommand.codeSource();
        if (Files.isDirectory(home)) {
            return install(context, home.resolve(FOLDER));
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return install(context, jar.getPath(FOLDER));
        }
    }

    /**
     * Whether a bundle asks for a native environment: unresolved then means "not made for here".
     */
    static boolean mayStayUnresolved(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders("");
        String capabilities = headers.get(Constants.REQUIRE_CAPABILITY);
        return headers.get(Constants.BUNDLE_NATIVECODE) != null
                || capabilities != null && capabilities.contains("osgi.native");
    }

    private static List<Bundle> install(BundleContext context, Path folder)
            throws IOException, BundleException {
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(
                    "no bundles in this program, build it with mvn package: path="
                            + JvmCommand.codeSource());
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        List<Bundle> installed = new ArrayList<>();
        for (Path file : files) {
            try (InputStream content = Files.newInputStream(file)) {
                installed.add(context.installBundle("nested:" + file.getFileName(), content));
            }
        }
        return installed;
    }
}
