package chronicle.itest.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.Constants;

/**
 * Makes a bundle of an activator and the other classes of its package. Inside the container it is
 * wired like any user's bundle: nothing of ours has to be lent to the container by the test.
 */
final class ProbeBundle {

    private static final String IMPORTS =
            "chronicle.bus,chronicle.bus.handler,chronicle.bus.spi,chronicle.core,chronicle.router,"
                    + "org.osgi.framework,org.osgi.util.tracker,"
                    + "org.osgi.dto,org.osgi.framework.dto,org.osgi.util.promise,"
                    + "org.osgi.service.component.runtime,org.osgi.service.component.runtime.dto,"
                    + "org.osgi.service.event;resolution:=optional,"
                    + "org.osgi.service.log;resolution:=optional,"
                    + "org.apache.felix.hc.api;resolution:=optional,"
                    + "org.apache.felix.service.command;resolution:=optional";

    private ProbeBundle() {}

    static InputStream of(Class<? extends BundleActivator> activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, activator.getName());
        main.putValue(Constants.BUNDLE_ACTIVATOR, activator.getName());
        main.putValue(Constants.IMPORT_PACKAGE, IMPORTS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            String folder = activator.getPackageName().replace('.', '/');
            for (Path file : classFiles(activator, folder)) {
                jar.putNextEntry(new JarEntry(folder + "/" + file.getFileName()));
                Files.copy(file, jar);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static List<Path> classFiles(Class<?> anchor, String folder) throws IOException {
        try {
            Path top = Path.of(anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (var files = Files.list(top.resolve(folder))) {
                return files.filter(file -> file.toString().endsWith(".class")).toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException("where is " + anchor, e);
        }
    }
}
