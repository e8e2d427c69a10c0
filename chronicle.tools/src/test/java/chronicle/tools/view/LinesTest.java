package chronicle.tools.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    private final List<String> written = new ArrayList<>();
    private final Lines lines =
            new Lines(
                    new Appendable() {
                        @Override
                        public Appendable append(CharSequence text) {
                            written.add(text.toString());
                            return this;
                        }

                        @Override
                        public Appendable append(CharSequence text, int start, int end) {
                            return append(text.subSequence(start, end));
                        }

                        @Override
                        public Appendable append(char c) {
                            return append(String.valueOf(c));
                        }
                    });

    @Test
    void shortLinesLeaveTogether() {
        lines.add("one");
        lines.add("two");
        assertEquals(List.of(), written);
        lines.write();
        assertEquals(List.of("one\ntwo\n"), written);
    }

    @Test
    void ofLongLinesNoMoreThanOneIsHeld() {
        StringBuilder all = new StringBuilder();
        int[] lengths = {10, 60_000, 60_000, 1, 200_000, 200_000, 5};
        for (int length : lengths) {
            String line = "x".repeat(length);
            lines.add(line);
            all.append(line).append('\n');
        }
        lines.write();
        assertEquals(all.toString(), String.join("", written));
        assertTrue(written.stream().allMatch(each -> each.length() <= 200_000));
        assertTrue(written.size() > 5, "" + written.size());
    }
}
