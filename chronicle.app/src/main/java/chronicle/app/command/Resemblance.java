package chronicle.app.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant to type. */
final class Resemblance {

    /** So many slips at most, and fewer than the word has letters left. */
    private static final int MOST_SLIPS = 2;

    private Resemblance() {}

    /** The name that takes the fewest slips to come from a word; empty when none is near. */
    static Optional<String> of(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> slips(word, name) <= Math.min(MOST_SLIPS, name.length() / 2))
                .min(
                        Comparator.comparingInt((String name) -> slips(word, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters left out, added, exchanged, or two of them turned round. */
    static int slips(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : slips(slips, from, to, i, j);
            }
        }
        return slips[from.length()][to.length()];
    }

    private static int slips(int[][] slips, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least =
                Math.min(
                        slips[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean turned =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return turned ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
