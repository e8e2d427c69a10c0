package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.session.StrategySession;
import chronicle.router.LaneState;
import chronicle.router.engine.ReplyPolicy.Full;
import chronicle.testkit.Await;
import chronicle.testkit.TinyDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replies on a disk that is full: nothing is handled twice, and all goes on when there is space.
 */
@EnabledOnOs(OS.LINUX)
final class FullDiskTest {

    private static final int SEGMENT = 4096;
    private static final int ORDERS = 40;

    @TempDir Path folder;
    private TinyDisk disk;
    private RouterFixture fixture;
    private Path filler;

    @BeforeEach
    void open() throws Exception {
        disk = TinyDisk.mount(folder.resolve("disk"), 2048);
        filler = disk.root().resolve("filler");
        fixture = new RouterFixture(disk.root().resolve("bus"));
        fixture.handler(
                0,
                (order, reply) -> {
                    byte[] answer = new byte[1800];
                    ByteBuffer.wrap(answer).putLong(order.seq());
                    reply.append(1, answer);
                });
    }

    @AfterEach
    void close() throws Exception {
        if (disk != null) {
            fixture.close();
            disk.close();
        }
    }

    private Router start(Full full) {
        ReplyPolicy replies = ReplyPolicy.DEFAULTS.withSegmentSize(SEGMENT).withFull(full, 1 << 20);
        return fixture.start(fixture.settings().withReplies(replies));
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertTrue(Files.size(filler) > 0, full.toString());
        }
    }

    @Test
    void strategiesWaitForSpaceAndGetEveryReplyOnce() throws Exception {
        Router router = start(Full.BLOCK);
        StrategySession alpha = fixture.attached("alpha");
        fill();
        for (int i = 0; i < ORDERS; i++) {
            RouterFixture.send(alpha, "o");
        }
        Await.until(
                "said",
                () ->
                        fixture.recorder.problems("the disk has no room for its replies").size()
                                == 1);
        assertEquals(LaneState.BLOCKED, fixture.lane(router, "alpha").state());
        assertTrue(fixture.lane(router, "alpha").orders() < ORDERS);
        Files.delete(filler);
        Await.until("all", () -> fixture.lane(router, "alpha").orders() == ORDERS);
        List<Long> replies = new ArrayList<>();
        Await.until("read", () -> read(alpha, replies) == ORDERS);
        assertEquals(LongStream.range(0, ORDERS).boxed().toList(), replies);
        assertEquals(0, fixture.lane(router, "alpha").droppedReplies());
    }

    @Test
    void repliesAreGivenUpAndCountedWhereThatWasAskedFor() throws Exception {
        Router router = start(Full.DROP);
        StrategySession alpha = fixture.attached("alpha");
        fill();
        for (int i = 0; i < ORDERS; i++) {
            RouterFixture.send(alpha, "o");
        }
        Await.until("all", () -> fixture.lane(router, "alpha").orders() == ORDERS);
        Files.delete(filler);
        List<Long> replies = new ArrayList<>();
        long dropped = fixture.lane(router, "alpha").droppedReplies();
        assertTrue(dropped > 0, "dropped=" + dropped);
        Await.until("read", () -> read(alpha, replies) == ORDERS - dropped);
        Await.until(
                "said once", () -> fixture.recorder.problems("replies are given up").size() == 1);
    }

    private static int read(StrategySession session, List<Long> replies) {
        session.pollReplies(
                reply -> replies.add(ByteBuffer.wrap(reply.copyPayload()).getLong()), 100);
        return replies.size();
    }
}
