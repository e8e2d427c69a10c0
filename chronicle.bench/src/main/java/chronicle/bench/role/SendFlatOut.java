package chronicle.bench.role;

import chronicle.bench.peer.Sink;

/** Sends without a pause. */
final class SendFlatOut implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        int payloadBytes = arguments.payloadBytes();
        long messages = arguments.number("warmup") + arguments.number("messages");
        try (Sink sink =
                arguments.peer().transport().openSink(arguments.directory(), payloadBytes)) {
            Message.prepare(sink, payloadBytes);
            parent.opened();
            for (long number = 0; number < messages; number++) {
                Message.send(sink, 0, number);
            }
            parent.finished();
        }
    }
}
