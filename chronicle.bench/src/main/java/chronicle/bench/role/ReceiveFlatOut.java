package chronicle.bench.role;

import chronicle.bench.peer.Source;

/** Drains, and counts messages per second from the first after the warm-up to the last. */
final class ReceiveFlatOut implements Role.Part {

    private static final int BATCH = 256;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long messages = arguments.number("messages") + arguments.number("warmup");
        long warmUp = arguments.number("warmup");
        Message.Check check = new Message.Check();
        try (Source source = arguments.peer().transport().openSource(arguments.directory())) {
            parent.opened();
            drain(source, check, warmUp);
            parent.warm();
            long first = check.count();
            long begin = System.nanoTime();
            drain(source, check, messages);
            long nanos = System.nanoTime() - begin;
            parent.result("flatout.rate", (check.count() - first) * 1e9 / nanos);
            parent.finished();
        }
    }

    private static void drain(Source source, Message.Check check, long until) {
        while (check.count() < until) {
            if (source.poll(check, BATCH) == 0) {
                Thread.onSpinWait();
            }
        }
    }
}
