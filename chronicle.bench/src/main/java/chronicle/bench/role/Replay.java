package chronicle.bench.role;

import chronicle.bench.peer.Source;

/** Reads the whole queue twice, each time from its first message, and times the second pass. */
final class Replay implements Role.Part {

    private static final int BATCH = 256;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        parent.opened();
        pass(arguments);
        double nanos = pass(arguments);
        parent.result("replay.ns", nanos);
        parent.finished();
    }

    private static double pass(RoleArguments arguments) {
        long messages = arguments.number("messages");
        Message.Check check = new Message.Check(arguments.payloadBytes());
        try (Source source = arguments.peer().transport().openSource(arguments.directory())) {
            long begin = System.nanoTime();
            int count = source.poll(check, BATCH);
            while (count > 0) {
                count = source.poll(check, BATCH);
            }
            long nanos = System.nanoTime() - begin;
            if (check.count() != messages) {
                throw new IllegalStateException(
                        "messages are missing: expected=" + messages + " got=" + check.count());
            }
            return (double) nanos / messages;
        }
    }
}
