package chronicle.testkit.crash;

import chronicle.testkit.halt.HaltingJvm;

/**
 * How far into a call a child is halted.
 *
 * @param lines how many lines it went on since the call began
 * @param inside whether the call is still at work; it has returned, or thrown, else
 */
record Halt(int lines, boolean inside) {

    /**
     * Goes on, where a call begins, until it has returned at the latest.
     *
     * @param lines at most so many
     */
    static Halt after(HaltingJvm child, int lines) {
        int gone = 0;
        boolean inside = true;
        while (inside && gone < lines) {
            inside = child.nextLine();
            gone++;
        }
        return new Halt(gone, inside);
    }
}
