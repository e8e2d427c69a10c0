package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.router.engine.DataLoop.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {

    private final List<Command> passed = new ArrayList<>();
    private long now;
    private final Handover handover = new Handover(passed::add, () -> now);

    private static StrategyLane lane(int number) {
        StrategyId strategy = new StrategyId("s" + number);
        return new StrategyLane(
                new StrategyEndpoints(strategy, Path.of("bus", strategy.name())),
                null,
                null,
                "",
                "",
                new LaneCounters());
    }

    private List<StrategyLane> attach(int lanes) {
        List<StrategyLane> attached = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            attached.add(lane(i));
            handover.attach(attached.get(i));
        }
        return attached;
    }

    @Test
    void lanesWaitForOneAnotherUntilAllIsSaid() {
        List<StrategyLane> lanes = attach(3);
        assertTrue(passed.isEmpty());
        handover.flush();
        handover.flush();
        assertEquals(List.of(new Command.Attach(lanes)), passed);
    }

    @Test
    void fullLotGoesAtOnce() {
        List<StrategyLane> lanes = attach(Handover.LOT + 1);
        assertEquals(List.of(new Command.Attach(lanes.subList(0, Handover.LOT))), passed);
        handover.flush();
        assertEquals(new Command.Attach(lanes.subList(Handover.LOT, lanes.size())), passed.get(1));
    }

    @Test
    void laneDoesNotWaitLongForThoseThatTakeTheirTime() {
        attach(1);
        now += Handover.PATIENCE_NS - 1;
        attach(1);
        assertTrue(passed.isEmpty());
        now++;
        attach(1);
        assertEquals(3, assertInstanceOf(Command.Attach.class, passed.get(0)).lanes().size());
    }

    @Test
    void whatElseIsToBeDoneComesBehindTheLanesBeforeIt() {
        List<StrategyLane> lanes = attach(1);
        Command drain = new Command.Drain(lanes.get(0));
        handover.send(drain);
        assertEquals(List.of(new Command.Attach(lanes), drain), passed);
    }
}
