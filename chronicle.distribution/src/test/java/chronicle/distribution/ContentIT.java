package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in the archive says the truth about the rest of it. */
@EnabledOnOs(OS.LINUX)
class ContentIT {

    private static final Pattern LIBRARY = Pattern.compile("^\\s*([\\w.-]+:[\\w.-]+):jar:.*");
    private static final Pattern LICENCE =
            Pattern.compile("\\| [^|]+ \\| (lib|bundles) \\| `([^`]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern SETTING = Pattern.compile("#?([a-z_]+)=(.*)");

    @TempDir static Path place;
    private static Path home;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        home = Archive.unpack(place).home();
    }

    @Test
    void everythingOfOthersHasALicenceAndNothingElseHas() throws IOException {
        SortedSet<String> shipped = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of(System.getProperty("chronicle.libraries")))) {
            Matcher library = LIBRARY.matcher(line);
            if (library.matches()) {
                shipped.add("lib " + library.group(1));
            }
        }
        for (Path bundle : bundles()) {
            assertTrue(shipped.add("bundles " + symbolicName(bundle)), "twice: " + bundle);
        }
        shipped.removeIf(
                name ->
                        name.startsWith("lib org.chronicle.osgi:")
                                || name.startsWith("bundles chronicle."));
        SortedSet<String> licensed = new TreeSet<>();
        Path folder = home.resolve("licenses");
        for (String line : Files.readAllLines(folder.resolve("README.md"))) {
            Matcher licence = LICENCE.matcher(line);
            if (licence.matches()) {
                licensed.add(licence.group(1) + ' ' + licence.group(2));
                Matcher text = LINK.matcher(licence.group(3));
                assertTrue(text.find(), line);
                assertTrue(Files.size(folder.resolve(text.group(1)).toRealPath()) > 500, line);
            }
        }
        assertFalse(shipped.isEmpty());
        assertEquals(
                String.join("\n", shipped),
                String.join("\n", licensed),
                "chronicle.distribution/src/archive/licenses/README.md must name what is shipped");
    }

    @Test
    void settingsOfEtcAreAllThatARouterHasWithItsDefaults() throws Exception {
        Map<String, String> known = new HashMap<>();
        try (JarFile router = new JarFile(bundle("chronicle.router").toFile());
                InputStream metatype =
                        router.getInputStream(
                                router.stream()
                                        .filter(it -> it.getName().startsWith("OSGI-INF/metatype/"))
                                        .filter(it -> it.getName().endsWith("Configuration.xml"))
                                        .findFirst()
                                        .orElseThrow())) {
            NodeList attributes =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(metatype)
                            .getElementsByTagName("AD");
            for (int i = 0; i < attributes.getLength(); i++) {
                Element attribute = (Element) attributes.item(i);
                known.put(attribute.getAttribute("id"), attribute.getAttribute("default"));
            }
        }
        assertTrue(known.containsKey("rescan_interval_ms"), "" + known);
        Map<String, String> listed = new HashMap<>();
        Path file = home.resolve("etc/chronicle.router-main.cfg");
        for (String line : Files.readAllLines(file)) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                listed.put(setting.group(1), setting.group(2));
            }
        }
        // What the file sets itself is no default.
        assertEquals("${chronicle.home}/bus", listed.put("bus", known.get("bus")));
        assertEquals("true", listed.put("console", known.get("console")));
        assertEquals(known, listed);
    }

    @Test
    void bundlesAreInOnePlaceOnly() throws IOException {
        try (JarFile jar = new JarFile(home.resolve("lib/chronicle.jar").toFile())) {
            assertEquals(
                    List.of(),
                    jar.stream().map(Object::toString).filter(it -> it.endsWith(".jar")).toList());
        }
        Path handler = bundle("chronicle.example.handler");
        assertEquals(
                -1L,
                Files.mismatch(handler, home.resolve("deploy").resolve(handler.getFileName())));
    }

    @Test
    void entriesAreThoseOfAnybodysBuild() throws Exception {
        Process tar = new ProcessBuilder("tar", "-tvzf", Archive.file().toString()).start();
        List<String> entries = tar.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, tar.waitFor());
        assertTrue(entries.size() > 40, "" + entries);
        for (String entry : entries) {
            String mode =
                    entry.endsWith("/")
                            ? "drwxr-xr-x"
                            : entry.endsWith("/bin/chronicle") ? "-rwxr-xr-x" : "-rw-r--r--";
            assertTrue(entry.startsWith(mode + " root/root "), entry);
            // The hour depends on where it is read.
            assertTrue(entry.matches(".* (2026-01-01|2025-12-31) \\d\\d:\\d\\d .*"), entry);
        }
    }

    @Test
    void linksOfItsPagesLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path page : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                Matcher link = LINK.matcher(Files.readString(page));
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.contains("://")
                            && Files.notExists(page.resolveSibling(target).normalize())) {
                        broken.add(home.relativize(page) + " -> " + target);
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void unitsOfSystemdNameWhatIsThere() throws Exception {
        for (String unit : List.of("chronicle-router.service", "chronicle-strategy@.service")) {
            String text = Files.readString(home.resolve("systemd").resolve(unit));
            Matcher path = Pattern.compile("/opt/chronicle/([\\w./-]+)").matcher(text);
            int paths = 0;
            while (path.find()) {
                String name = path.group(1).replaceAll("[.]$", "");
                assertTrue(Files.exists(home.resolve(name)), unit + ": " + name);
                paths++;
            }
            assertTrue(paths >= 1, unit);
        }
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> jars = Files.walk(home.resolve("bundles"))) {
            return jars.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path bundle(String symbolicName) throws IOException {
        for (Path bundle : bundles()) {
            if (symbolicName(bundle).equals(symbolicName)) {
                return bundle;
            }
        }
        throw new AssertionError("not shipped: " + symbolicName);
    }

    private static String symbolicName(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return name.replaceAll(";.*", "");
        }
    }
}
