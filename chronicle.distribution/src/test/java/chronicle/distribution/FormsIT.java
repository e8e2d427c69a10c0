package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The Web Console's forms of our settings are filled in without a manual. */
@EnabledOnOs(OS.LINUX)
class FormsIT {

    @TempDir Path place;

    @Test
    void everyFormAndFieldHasANameForPeopleAndSaysWhatItIs() throws Exception {
        Path home = Archive.unpack(place).home();
        List<String> lacking = new ArrayList<>();
        int forms = 0;
        for (Path bundle : ours(home)) {
            try (JarFile jar = new JarFile(bundle.toFile())) {
                List<JarEntry> found =
                        jar.stream()
                                .filter(it -> it.getName().startsWith("OSGI-INF/metatype/"))
                                .filter(it -> it.getName().endsWith(".xml"))
                                .toList();
                for (JarEntry form : found) {
                    forms++;
                    try (InputStream xml = jar.getInputStream(form)) {
                        look(xml, form.getName(), lacking);
                    }
                }
            }
        }
        assertTrue(forms >= 6, "forms: " + forms);
        assertEquals(List.of(), lacking);
    }

    private static List<Path> ours(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("bundles"))) {
            return jars.filter(it -> it.getFileName().toString().startsWith("chronicle."))
                    .sorted()
                    .toList();
        }
    }

    private static void look(InputStream xml, String form, List<String> lacking) throws Exception {
        Element root =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(xml)
                        .getDocumentElement();
        for (String tag : List.of("OCD", "AD")) {
            NodeList elements = root.getElementsByTagName(tag);
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                String name = element.getAttribute("name");
                // What the tools make of a key with many words is read by nobody.
                String made = element.getAttribute("id").replaceAll("[._]", " ");
                boolean forPeople = !name.equalsIgnoreCase(made) || !made.contains(" ");
                if (!forPeople || element.getAttribute("description").isBlank()) {
                    lacking.add(form + " " + tag + " " + element.getAttribute("id"));
                }
            }
        }
    }
}
