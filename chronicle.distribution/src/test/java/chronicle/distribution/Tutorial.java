package chronicle.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of fenced blocks: {@code sh} is what to do, {@code text} after one is what comes then, and
 * a block with a file's name behind its language is that file.
 */
final class Tutorial {

    /**
     * Something to do.
     *
     * @param commands lines of shell
     * @param expected lines that come in this order, with others between them; … is anything
     */
    record Step(String commands, List<String> expected) {

        /** What was expected and did not come, nor before it. */
        List<String> missing(List<String> output) {
            List<String> missing = new ArrayList<>();
            int from = 0;
            for (String line : expected) {
                Pattern pattern = pattern(line);
                int at = from;
                while (at < output.size() && !pattern.matcher(output.get(at)).matches()) {
                    at++;
                }
                if (at == output.size()) {
                    missing.add(line);
                } else {
                    from = at + 1;
                }
            }
            return missing;
        }

        private static Pattern pattern(String line) {
            return Pattern.compile(
                    Stream.of(line.split("…", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")));
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```(\\w+)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private Tutorial() {}

    static Tutorial read(Path page) throws IOException {
        Tutorial tutorial = new Tutorial();
        String text = Files.readString(page);
        Matcher block = BLOCK.matcher(text);
        long fences = text.lines().filter(line -> line.strip().startsWith("```")).count();
        while (block.find()) {
            tutorial.add(block.group(1), block.group(2), block.group(3));
            fences -= 2;
        }
        if (fences != 0) {
            throw new AssertionError(
                    "a block without a language, or indented: nobody would run it");
        }
        return tutorial;
    }

    private void add(String language, String file, String content) {
        if (file != null) {
            files.put(file, content);
        } else if (language.equals("sh")) {
            steps.add(new Step(content, new ArrayList<>()));
        } else if (language.equals("text")) {
            steps.get(steps.size() - 1).expected().addAll(content.lines().toList());
        } else {
            throw new AssertionError("a block that is neither a file nor run: " + content);
        }
    }

    /** Files that the reader is told to write, by their names. */
    Map<String, String> files() {
        return files;
    }

    List<Step> steps() {
        return steps;
    }
}
