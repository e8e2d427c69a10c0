package chronicle.itest.container;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The folder that FileInstall looks at, and what an operator does in it. A jar is written beside it
 * and moved in, so that nobody finds half of one.
 */
public final class DropFolder {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path folder;
    private final Path beside;

    /** FileInstall tells a new file from the one before by its time, in milliseconds. */
    private long age;

    DropFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.beside = Files.createDirectories(folder.resolveSibling("beside"));
    }

    /**
     * Puts a bundle of this build in, or in place of what is there under that file name.
     *
     * @param version the bundle's version
     */
    public void put(String file, String symbolicName, String version) throws IOException {
        Path made = beside.resolve(file);
        Path source = ClassPathBundles.path(symbolicName);
        if (Files.isDirectory(source)) {
            ofFolder(source, made, version);
        } else {
            ofJar(source, made, version);
        }
        moveIn(made);
    }

    /** Puts a file in that is no bundle. */
    public void put(String file, byte[] content) throws IOException {
        moveIn(Files.write(beside.resolve(file), content));
    }

    public void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    private void moveIn(Path made) throws IOException {
        age++;
        FileTime now = Files.getLastModifiedTime(made);
        FileTime later = FileTime.from(now.to(TimeUnit.SECONDS) + 2 * age, TimeUnit.SECONDS);
        Files.setLastModifiedTime(made, later);
        Files.move(made, folder.resolve(made.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void ofJar(Path source, Path made, String version) throws IOException {
        try (JarFile jar = new JarFile(source.toFile());
                JarOutputStream out = open(made, jar.getManifest(), version)) {
            for (JarEntry entry : jar.stream().toList()) {
                if (!entry.isDirectory() && !entry.getName().equals(MANIFEST)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
    }

    private static void ofFolder(Path source, Path made, String version) throws IOException {
        Manifest manifest;
        try (var in = Files.newInputStream(source.resolve(MANIFEST))) {
            manifest = new Manifest(in);
        }
        try (JarOutputStream out = open(made, manifest, version)) {
            Files.walkFileTree(
                    source,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            String name = source.relativize(file).toString().replace('\\', '/');
                            if (!name.equals(MANIFEST)) {
                                out.putNextEntry(new JarEntry(name));
                                Files.copy(file, out);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        }
    }

    private static JarOutputStream open(Path made, Manifest manifest, String version)
            throws IOException {
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        return new JarOutputStream(Files.newOutputStream(made), manifest);
    }
}
