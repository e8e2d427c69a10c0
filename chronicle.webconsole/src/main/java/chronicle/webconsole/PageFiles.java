package chronicle.webconsole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the page, read once. Each has a tag of its content, so that a browser asks whether
 * it is still right and takes no old one after an update: the times in the jar are all the same.
 */
final class PageFiles {

    private static final String FOLDER = "ui/";
    private static final String HTML = "page.html";

    private static final List<String> SERVED =
            List.of(
                    "page.css",
                    "main.js",
                    "api.js",
                    "format.js",
                    "lanes.js",
                    "order.js",
                    "detail.js",
                    "events.js",
                    "overview.js",
                    "chart.js",
                    "dom.js");

    private final Map<String, PageFile> served = new HashMap<>();
    private final String html;

    /** A file with its type and tag. */
    record PageFile(String type, String tag, byte[] content) {}

    PageFiles() {
        for (String name : SERVED) {
            byte[] content = read(name);
            served.put(name, new PageFile(type(name), tag(content), content));
        }
        html = new String(read(HTML), StandardCharsets.UTF_8);
    }

    /** Empty for any name but those of the page's files. */
    Optional<PageFile> find(String name) {
        return Optional.ofNullable(served.get(name));
    }

    /** What stands between the console's header and footer. */
    String html() {
        return html;
    }

    private static byte[] read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in this bundle: " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable in this bundle: " + FOLDER + name, e);
        }
    }

    private static String type(String name) {
        return name.endsWith(".css") ? "text/css" : "text/javascript";
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
