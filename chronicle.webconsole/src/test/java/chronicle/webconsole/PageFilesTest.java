package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z]+\\.js)'");

    private final PageFiles files = new PageFiles();

    @Test
    void everyFileOfTheFolderIsServedAndNothingElse() throws Exception {
        for (String name : folder()) {
            assertEquals(!name.equals("page.html"), files.find(name).isPresent(), name);
        }
        for (String name : Set.of("", "page.html", "../PageFiles.class", "main.js/", "none.js")) {
            assertEquals(Optional.empty(), files.find(name), name);
        }
        assertEquals("text/javascript", files.find("main.js").orElseThrow().type());
        assertEquals("text/css", files.find("page.css").orElseThrow().type());
    }

    @Test
    void everyScriptIsReachedFromTheMainOne() throws Exception {
        Deque<String> open = new ArrayDeque<>(Set.of("main.js"));
        Set<String> reached = new TreeSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (reached.add(name)) {
                Matcher imported = IMPORT.matcher(text(name));
                while (imported.find()) {
                    open.push(imported.group(1));
                }
            }
        }
        assertEquals(
                folder().stream()
                        .filter(name -> name.endsWith(".js"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                reached);
    }

    @Test
    void nothingIsParsedAsHtmlAndNoHandlerStandsInHtml() throws Exception {
        Pattern danger =
                Pattern.compile(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|eval\\("
                                + "|new Function|srcdoc|javascript:|https?://(?!www\\.w3\\.org/2000/svg)");
        for (String name : folder()) {
            Matcher found = danger.matcher(name.equals("page.html") ? files.html() : text(name));
            assertFalse(found.find(), () -> name + " has " + found.group());
        }
        assertFalse(Pattern.compile("\\son[a-z]+\\s*=|\\sstyle\\s*=").matcher(files.html()).find());
        assertTrue(files.html().contains("<script type=\"module\" src="));
    }

    private String text(String name) {
        return new String(files.find(name).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static Set<String> folder() throws IOException, URISyntaxException {
        Path folder = Path.of(PageFiles.class.getResource("ui").toURI());
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
