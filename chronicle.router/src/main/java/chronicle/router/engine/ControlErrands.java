package chronicle.router.engine;

import chronicle.bus.handler.DeadLetter;
import chronicle.core.QueueException;
import chronicle.router.engine.DataLoop.Command;
import java.util.function.Consumer;

/** Passes errands to the control thread, does them there, and answers. */
final class ControlErrands implements Errands {

    private final Consumer<Runnable> control;
    private final Consumer<Command> data;
    private final Strategies strategies;
    private final DeadLetters letters;
    private final ReplyRoom room;

    ControlErrands(
            Consumer<Runnable> control,
            Consumer<Command> data,
            Strategies strategies,
            DeadLetters letters,
            ReplyRoom room) {
        this.control = control;
        this.data = data;
        this.strategies = strategies;
        this.letters = letters;
        this.room = room;
    }

    @Override
    public void keep(StrategyLane lane, DeadLetter letter) {
        control.accept(() -> keepNow(lane, letter));
    }

    private void keepNow(StrategyLane lane, DeadLetter letter) {
        if (strategies.slotOf(lane) == null) {
            return;
        }
        try {
            letters.keep(lane.endpoints(), letter);
            data.accept(new Command.GivenUp(lane, letter.seq()));
        } catch (RuntimeException | InternalError e) {
            LaneFault why = LaneFault.of(e);
            data.accept(
                    new Command.Fail(
                            lane,
                            new LaneFault(
                                    "an order cannot be kept in orders_dead seq="
                                            + letter.seq()
                                            + " reason="
                                            + why.reason(),
                                    why.mayPass(),
                                    letter.seq())));
        }
    }

    @Override
    public void findRoom(StrategyLane lane) {
        control.accept(() -> findRoomNow(lane));
    }

    /** By going on to the next segment, for the one at hand is full. */
    private void findRoomNow(StrategyLane lane) {
        Slot slot = strategies.slotOf(lane);
        if (slot == null) {
            return;
        }
        try {
            lane.replies().seal();
            room.found(slot);
            data.accept(new Command.Room(lane, true));
        } catch (QueueException e) {
            if (ReplyWriter.isFull(e)) {
                room.missing(slot, e);
                data.accept(new Command.Room(lane, false));
            } else {
                data.accept(new Command.Fail(lane, LaneFault.of(e)));
            }
        } catch (RuntimeException | InternalError e) {
            data.accept(new Command.Fail(lane, LaneFault.of(e)));
        }
    }

    @Override
    public void skipReleased(StrategyLane lane) {
        control.accept(() -> strategies.skipReleased(lane));
    }

    @Override
    public void handlersChanged() {
        control.accept(strategies::handlersChanged);
    }
}
