package chronicle.testkit;

/** Prints its arguments, then stays until it is killed, or ends when the first one is "exit". */
final class EchoChild {

    private EchoChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (String argument : arguments) {
            System.out.println("said " + argument);
        }
        if (arguments[0].equals("exit")) {
            System.err.println("leaving");
            System.exit(3);
        }
        Thread.currentThread().join();
    }
}
