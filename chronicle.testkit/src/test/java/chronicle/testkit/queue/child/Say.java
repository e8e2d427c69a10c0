package chronicle.testkit.queue.child;

/** A child's side of the talk with its test. */
final class Say {

    private Say() {}

    static void line(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
