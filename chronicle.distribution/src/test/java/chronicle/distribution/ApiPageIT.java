package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.annotations.Component;

/** The programs of docs/api.md are programs, against what the archive has. */
@EnabledOnOs(OS.LINUX)
class ApiPageIT {

    @TempDir Path place;

    @Test
    void programsOfThePageCompileWithoutAWarning() throws IOException, InterruptedException {
        Path home = Archive.unpack(Files.createDirectory(place.resolve("archive"))).home();
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> file :
                Tutorial.read(Archive.checkout().resolve("docs/api.md")).files().entrySet()) {
            sources.add(Files.writeString(place.resolve(file.getKey()), file.getValue()));
        }
        assertEquals(2, sources.size());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    List.of(
                                            "-Xlint:all,-classfile,-processing",
                                            "-proc:none",
                                            "-d",
                                            place.toString(),
                                            "-cp",
                                            classPath(home)),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources))
                            .call();
            assertEquals("", said.toString());
            assertEquals(true, compiled);
        }
    }

    /** The archive's bundles, and the annotations of components from where this build has them. */
    private static String classPath(Path home) throws IOException {
        try (Stream<Path> bundles = Files.list(home.resolve("bundles"))) {
            return Stream.concat(bundles.map(Path::toString), Stream.of(annotations()))
                    .filter(it -> it.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static String annotations() {
        return Path.of(
                        URI.create(
                                Component.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toString()))
                .toString();
    }
}
