package chronicle.bench.role;

import chronicle.bench.peer.Source;

/** Reads the whole queue twice, each time from its first message, and times the second pass. */
final class Replay implements Role.Part {

    private static final int BATCH = 256;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        Pass pass = new Pass(arguments);
        parent.opened();
        pass.run(() -> {});
        pass.run(parent::warm);
        parent.result("replay.ns", pass.nanos);
        parent.result("replay.bytes", pass.bytes);
        parent.finished();
    }

    private static final class Pass {

        private final RoleArguments arguments;
        private double nanos;
        private double bytes;

        Pass(RoleArguments arguments) {
            this.arguments = arguments;
        }

        void run(Runnable opened) {
            long messages = arguments.number("warmup") + arguments.number("messages");
            Message.Check check = new Message.Check();
            try (Source source = arguments.peer().transport().openSource(arguments.directory())) {
                opened.run();
                Allocation allocation = new Allocation();
                long begin = System.nanoTime();
                int taken = source.poll(check, BATCH);
                while (taken > 0) {
                    taken = source.poll(check, BATCH);
                }
                nanos = (double) (System.nanoTime() - begin) / messages;
                bytes = (double) allocation.since() / messages;
            }
            if (check.count() != messages) {
                throw new IllegalStateException(
                        "messages are missing: expected=" + messages + " got=" + check.count());
            }
        }
    }
}
