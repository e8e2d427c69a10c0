package chronicle.router.engine;

import chronicle.router.LaneState;
import chronicle.router.OtherRouter;

/**
 * What is done with a strategy whose queues cannot be opened, or whose lane cannot go on: tried
 * again when that can help, else quarantined until somebody resumes it or it comes anew. Its queues
 * are closed. The same reason is a warning and a problem once, until it has handed out an order.
 * Control thread.
 */
final class Setbacks {

    private final LaneJournal journal;
    private final Notifier notifier;
    private final Retries retries;
    private final OtherRouters others;

    Setbacks(LaneJournal journal, Notifier notifier, Retries retries, OtherRouters others) {
        this.journal = journal;
        this.notifier = notifier;
        this.retries = retries;
        this.others = others;
    }

    void notOpened(Slot slot, LaneFault fault) {
        if (!fault.mayPass()) {
            failed(slot, fault);
            return;
        }
        retries.later(slot);
        if (fault.heldElsewhere()) {
            slot.remark(OtherRouter.HOLDS + ": " + fault.reason());
            others.holds(slot.strategy);
        } else {
            slot.remark(fault.reason());
            others.letGo(slot.strategy);
            if (slot.reported.isNew(fault.reason())) {
                notifier.problem(
                        sentence("strategy cannot be attached and is tried again", slot, fault));
            }
        }
    }

    /** A lane that was open, or that will not open however often it is tried. */
    void failed(Slot slot, LaneFault fault) {
        others.letGo(slot.strategy);
        slot.refusedSeq = fault.refusedSeq();
        slot.byHandler = fault.refusedSeq() >= 0;
        if (fault.mayPass()) {
            retries.later(slot);
        }
        if (!slot.reported.isNew(fault.reason())) {
            journal.writeAgain(slot, LaneState.QUARANTINED, fault.reason());
            return;
        }
        String what =
                sentence(
                        fault.mayPass()
                                ? "strategy is set aside and attached again later"
                                : "strategy is quarantined until it is resumed or comes anew",
                        slot,
                        fault);
        if (journal.write(slot, LaneState.QUARANTINED, fault.reason())) {
            notifier.loggedProblem(what);
        } else {
            notifier.problem(what);
        }
    }

    private static String sentence(String what, Slot slot, LaneFault fault) {
        return what + " strategy=" + slot.strategy + " reason=" + fault.reason();
    }

    /**
     * By command: nothing but another command, or a new incarnation, ends it.
     *
     * @param fault why its lane failed on top of that, or null
     */
    void setAside(Slot slot, String why, LaneFault fault) {
        retries.remove(slot);
        others.letGo(slot.strategy);
        slot.refusedSeq = fault == null ? -1 : fault.refusedSeq();
        slot.byHandler = false;
        journal.write(slot, LaneState.QUARANTINED, why);
    }
}
