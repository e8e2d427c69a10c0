package chronicle.bus;

import static chronicle.bus.LeaseJudge.Verdict.ABSENT;
import static chronicle.bus.LeaseJudge.Verdict.EXPIRED_OWNER_ALIVE;
import static chronicle.bus.LeaseJudge.Verdict.LIVE;
import static chronicle.bus.LeaseJudge.Verdict.STALE;
import static chronicle.bus.LeaseJudge.Verdict.UNREADABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.core.QueueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseJudgeTest {

    private static final long TTL = 1_000;
    private static final long NOW = 1_700_000_000_000_000_000L;

    @TempDir Path queue;

    private long wall = NOW;
    private long monotonic = Long.MAX_VALUE - 500;
    private boolean lockHeld;
    private LeaseJudge judge;

    @BeforeEach
    void makeJudge() {
        judge = new LeaseJudge(path -> lockHeld, () -> wall, () -> monotonic);
    }

    @Test
    void absentLiveThenStale() {
        assertEquals(ABSENT, judge.judge(queue));
        renew(wall);
        assertEquals(LIVE, judge.judge(queue));
        pass(TTL - 1);
        assertEquals(LIVE, judge.judge(queue));
        pass(1);
        assertEquals(STALE, judge.judge(queue));
        assertEquals(STALE, judge.judge(queue));
        LeaseFile.remove(queue);
        assertEquals(ABSENT, judge.judge(queue));
    }

    @Test
    void suspendedOwnerIsNotDead() {
        lockHeld = true;
        renew(wall);
        judge.judge(queue);
        pass(100 * TTL);
        assertEquals(EXPIRED_OWNER_ALIVE, judge.judge(queue));
        renew(wall);
        assertEquals(LIVE, judge.judge(queue));
    }

    @Test
    void wallClockStepsChangeNothingOnceSeen() {
        renew(wall);
        assertEquals(LIVE, judge.judge(queue));
        wall += 1_000_000 * TTL;
        assertEquals(LIVE, judge.judge(queue));
        wall -= 2_000_000 * TTL;
        assertEquals(LIVE, judge.judge(queue));
        monotonic += TTL;
        assertEquals(STALE, judge.judge(queue));
    }

    @Test
    void oldLeaseOfADeadOwnerIsStaleAtFirstSightAndStaysSo() {
        renew(wall - 10 * TTL);
        assertEquals(STALE, judge.judge(queue));
        pass(1);
        assertEquals(STALE, judge.judge(queue));
    }

    @Test
    void steppedClockAtFirstSightDoesNotKillALiveOwner() {
        lockHeld = true;
        renew(wall - 10 * TTL);
        assertEquals(EXPIRED_OWNER_ALIVE, judge.judge(queue));
    }

    @Test
    void leaseFromTheFutureHoldsForItsTermOnly() {
        renew(Long.MAX_VALUE);
        assertEquals(LIVE, judge.judge(queue));
        pass(TTL);
        assertEquals(STALE, judge.judge(queue));
    }

    @Test
    void renewalCountsWhateverItsTimestamp() {
        renew(wall);
        judge.judge(queue);
        pass(TTL);
        renew(wall - 500 * TTL);
        assertEquals(LIVE, judge.judge(queue), "the owner's clock went back, the owner lives");
    }

    @Test
    void lockThatCannotBeSeenIsNoProofOfDeath() {
        judge =
                new LeaseJudge(
                        path -> {
                            throw new QueueException(QueueException.Category.IO, "no permission");
                        },
                        () -> wall,
                        () -> monotonic);
        renew(wall - 10 * TTL);
        assertEquals(EXPIRED_OWNER_ALIVE, judge.judge(queue));
    }

    @Test
    void damageIsSaid() throws IOException {
        Files.writeString(queue.resolve("LEASE"), "pid=\u0000");
        assertEquals(UNREADABLE, judge.judge(queue));
    }

    private void renew(long timestampNs) {
        LeaseFile.write(queue, new Lease(1, 2, 3, timestampNs, TTL));
    }

    private void pass(long ns) {
        wall += ns;
        monotonic += ns;
    }
}
