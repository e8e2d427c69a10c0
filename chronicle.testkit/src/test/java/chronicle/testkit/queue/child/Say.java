package chronicle.testkit.queue.child;

import java.io.IOException;

/** A child's side of the talk with its test. */
final class Say {

    private Say() {}

    static void line(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Returns when whoever started this process has nothing more to say. */
    static void untilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
