package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import java.util.ArrayList;
import java.util.List;

/** Several strategies of one process that send in turns, without a pause. */
final class TradeFlatOut implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        int strategies = (int) arguments.number("strategies");
        long messages = arguments.number("warmup") + arguments.number("messages");
        BusLayout bus = new BusLayout(arguments.directory());
        List<StrategySession> sessions = new ArrayList<>();
        try (Queues queues = Queues.create()) {
            try {
                OrderSink[] sinks = new OrderSink[strategies];
                for (int i = 0; i < strategies; i++) {
                    StrategySession session =
                            StrategySession.open(
                                    queues,
                                    bus,
                                    new StrategyId("trader-" + i),
                                    SessionOptions.DEFAULTS);
                    sessions.add(session);
                    sinks[i] = new OrderSink(session.orders());
                    session.ready();
                }
                parent.opened();
                for (long number = 0, turn = 0; number < messages; number++) {
                    Message.send(sinks[(int) turn], turn, number);
                    turn = turn + 1 == strategies ? 0 : turn + 1;
                }
                parent.finished();
            } finally {
                sessions.forEach(StrategySession::close);
            }
        }
    }
}
