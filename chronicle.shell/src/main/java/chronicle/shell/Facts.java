package chronicle.shell;

import chronicle.tools.text.Columns;
import chronicle.tools.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Names with what is to be said of them, one below the other; long ones go on below themselves. */
final class Facts {

    private record Fact(String name, String value) {}

    private final List<Fact> facts = new ArrayList<>();

    Facts add(String name, Object value) {
        facts.add(new Fact(name, SafeText.of(String.valueOf(value))));
        return this;
    }

    /** The lines, none wider than {@link Table#WIDTH} unless a single word is. */
    String render() {
        int names = facts.stream().mapToInt(fact -> fact.name.length()).max().orElse(0) + 2;
        StringBuilder text = new StringBuilder();
        for (Fact fact : facts) {
            String head = fact.name + " ".repeat(names - fact.name.length());
            StringBuilder line = new StringBuilder(head);
            boolean begun = false;
            for (String word : fact.value.split(" ")) {
                if (begun && Columns.of(line + " " + word) > Table.WIDTH) {
                    text.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(" ".repeat(names));
                    begun = false;
                }
                line.append(begun ? " " : "").append(word);
                begun = true;
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.substring(0, Math.max(0, text.length() - 1));
    }
}
