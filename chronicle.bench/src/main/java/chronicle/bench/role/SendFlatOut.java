package chronicle.bench.role;

import chronicle.bench.peer.Sink;

/** Sends without a pause. */
final class SendFlatOut implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long messages = arguments.number("warmup") + arguments.number("messages");
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), Message.BYTES)) {
            Message.prepare(sink);
            parent.opened();
            for (long number = 0; number < messages; number++) {
                Message.send(sink, 0, number);
            }
            parent.finished();
        }
    }
}
