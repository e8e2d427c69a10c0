package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appending, claiming, rolling, and what a writer finds when it opens. */
public abstract class WriterContract extends QueueFixture {

    @Test
    void appendsFromArraysBuffersAndClaims() {
        QueueWriter writer = writer();
        assertEquals(0, writer.append(1, bytes("array")));
        assertEquals(1, writer.append(2, bytes("xxpartxx"), 2, 4));
        ByteBuffer source = ByteBuffer.wrap(bytes("--buffer--")).position(2).limit(8);
        assertEquals(2, writer.append(3, source));
        assertEquals(2, source.position());
        assertEquals(8, source.limit());
        assertEquals(3, writer.append(4, 42L, ByteBuffer.allocateDirect(0)));
        try (Claim claim = writer.claim(5, 5)) {
            claim.payload().put(bytes("claim"));
            assertEquals(4, claim.commit(43L));
        }

        List<String> seen = new ArrayList<>();
        reader(StartMode.EARLIEST)
                .poll(m -> seen.add(m.typeId() + " " + line(m) + " " + m.length()), 100);
        assertEquals(
                List.of("1 0:array 5", "2 1:part 4", "3 2:buffer 6", "4 3: 0", "5 4:claim 5"),
                seen);
    }

    @Test
    void abortedClaimLeavesNothingBehindHoweverLongItWas() {
        QueueWriter writer = writer();
        try (Claim claim = writer.claim(1, 3000)) {
            while (claim.payload().hasRemaining()) {
                claim.payload().put((byte) 0x7F);
            }
        }
        writer.append(1, bytes("a"));
        Claim second = writer.claim(1, 2000);
        second.payload().put(bytes("garbage"));
        second.abort();
        writer.append(1, bytes("b"));

        assertEquals(List.of("0:a", "1:b"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void openClaimRefusesOtherAppends() {
        QueueWriter writer = writer();
        Claim claim = writer.claim(1, 8);
        QueueException refused =
                assertThrows(QueueException.class, () -> writer.append(1, bytes("x")));
        assertEquals(Category.INVALID_ARGUMENT, refused.category());
        claim.commit();
        assertThrows(QueueException.class, claim::commit);
        assertEquals(1, writer.append(1, bytes("x")));
    }

    @Test
    void refusesWhatTheFormatCannotHoldAndWritesNothing() {
        QueueWriter writer = writer();
        byte[] tooLong = new byte[SMALL - 127];
        for (Runnable attempt :
                List.<Runnable>of(
                        () -> writer.append(1, tooLong),
                        () -> writer.append(-1, bytes("x")),
                        () -> writer.append(0xFFFF, bytes("x")),
                        () -> writer.claim(0x10000, 1),
                        () -> writer.claim(1, -1))) {
            QueueException refused = assertThrows(QueueException.class, attempt::run);
            assertEquals(Category.INVALID_ARGUMENT, refused.category());
            assertTrue(refused.getMessage().contains("path=" + queue()), refused.getMessage());
        }
        assertThrows(IndexOutOfBoundsException.class, () -> writer.append(1, bytes("abc"), 2, 2));
        assertEquals(List.of(), drain(reader(StartMode.EARLIEST)));
        assertEquals(0, writer.append(1, bytes("fine")));
    }

    @Test
    void recordsThatJustFitAndJustDoNotRollWhereTheyMust() {
        QueueWriter writer = writer();
        byte[] largest = new byte[writer.maxPayload()];
        largest[largest.length - 1] = 1;
        writer.append(1, largest);
        writer.append(1, bytes("next"));
        // 64 header + 128 record leave room for a record of exactly the rest, and then for none.
        writer.append(1, new byte[SMALL - 64 - 128 - 64]);
        writer.append(1, new byte[0]);

        List<String> places = new ArrayList<>();
        reader(StartMode.EARLIEST)
                .poll(m -> places.add(m.segmentId() + "/" + m.offset() + "/" + m.length()), 100);
        assertEquals(List.of("0/64/8064", "1/64/4", "1/192/7936", "2/64/0"), places);
    }

    @Test
    void goesOnAfterReopeningAcrossSegments() {
        List<String> expected = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
            try (QueueWriter writer =
                    queues.openWriter(queue(), WriterOptions.DEFAULTS.withSegmentSize(SMALL))) {
                assertEquals(run + 1, writer.epoch());
                for (int i = 0; i < 37; i++) {
                    String text = "run" + run + "-" + "y".repeat(i * 5);
                    expected.add(writer.append(1, bytes(text)) + ":" + text);
                }
            }
        }
        assertEquals(expected, drain(reader(StartMode.EARLIEST)));
        assertTrue(expected.get(expected.size() - 1).startsWith("184:"));
    }

    @Test
    void secondWriterIsRefusedWithTheOwnersIdentity() {
        writer();
        QueueException refused = assertThrows(QueueException.class, this::writer);
        assertEquals(Category.LOCKED, refused.category());
        long pid = ProcessHandle.current().pid();
        assertTrue(
                refused.getMessage()
                        .endsWith(
                                "path="
                                        + queue()
                                        + " owner_pid="
                                        + pid
                                        + " owner_start_ticks="
                                        + queues.startTicks(pid)
                                        + " owner_epoch=1"),
                refused.getMessage());
        assertTrue(queues.writerAlive(queue()));
    }

    @Test
    void lockIsFreeAfterClose() {
        writer().close();
        assertFalse(queues.writerAlive(queue()));
        assertEquals(2, writer().epoch());
    }

    @Test
    void existingGeometryWinsOverOptions() {
        writer().close();
        QueueWriter again = closing(queues.openWriter(queue(), WriterOptions.DEFAULTS));
        assertEquals(SMALL, again.segmentSize());
    }

    @Test
    void impossibleSegmentSizeIsRefusedBeforeAnythingIsMade() {
        for (long size : new long[] {0, -4096, 100, 4097, (1L << 30) + 4096}) {
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () ->
                                    queues.openWriter(
                                            queue(), WriterOptions.DEFAULTS.withSegmentSize(size)));
            assertEquals(Category.INVALID_ARGUMENT, refused.category());
        }
        assertFalse(Files.exists(queue()));
    }

    @Test
    void sealStartsANewSegmentUnlessTheCurrentOneIsEmpty() {
        QueueWriter writer = writer();
        writer.seal();
        writer.append(1, bytes("a"));
        writer.seal();
        writer.seal();
        writer.append(1, bytes("b"));

        QueueInfo info = queues.inspect(queue());
        assertEquals(1, info.currentSegment());
        assertTrue(info.segments().get(0).sealed());
        assertFalse(info.segments().get(1).sealed());
        assertEquals(List.of("0:a", "1:b"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void forceLeavesTheCheckpointOfTheTail() throws IOException {
        QueueWriter writer = writer();
        for (int i = 0; i < 100; i++) {
            writer.append(1, new byte[100]);
        }
        writer.flush();

        ByteBuffer index =
                ByteBuffer.wrap(Files.readAllBytes(queue().resolve("index.meta")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        QueueInfo info = queues.inspect(queue());
        assertEquals(16, index.remaining());
        assertEquals(info.currentSegment(), index.getLong());
        assertEquals(info.writeOffset(), index.getLong());
        assertEquals(2, info.currentSegment());
    }

    @Test
    void bytesOnDiskAreTheFormatsOwn() throws IOException {
        QueueWriter writer = writer();
        writer.append(7, 0x1122334455667788L, ByteBuffer.wrap(bytes("hello")));
        writer.close();

        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(queue().resolve("000000000.q")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(SMALL, file.capacity());
        assertEquals(0x53454730, file.getInt(0));
        assertEquals(1, file.getInt(4));
        assertEquals(0, file.getInt(8));
        assertEquals(0, file.getInt(12));
        assertEquals(6, file.getInt(64));
        assertEquals(1, file.get(68));
        assertEquals(0, file.getLong(72));
        assertEquals(0x1122334455667788L, file.getLong(80));
        assertEquals(7, file.getShort(88));
        assertEquals(0, file.getShort(90));
        assertEquals(0x3610A686, file.getInt(92));
        byte[] payload = new byte[5];
        file.get(128, payload);
        assertArrayEquals(bytes("hello"), payload);

        ByteBuffer control =
                ByteBuffer.wrap(Files.readAllBytes(queue().resolve("control.meta")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(512, control.capacity());
        assertEquals(0x4348524E, control.getInt(0));
        assertEquals(3, control.getInt(4));
        assertEquals(2, control.getInt(8));
        assertEquals(1, control.getLong(16));
        assertEquals(SMALL, control.getLong(24));
        assertEquals(0, control.getInt(128) & 1);
        assertEquals(0, control.getInt(132));
        assertEquals(192, control.getLong(256));
        assertEquals(0x1122334455667788L, control.getLong(264));
    }

    @Test
    void filesAndDirectoriesAreClosedToOthers() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("x"));
        writer.flush();
        reader(StartMode.EARLIEST);
        try (var tree = Files.walk(queue())) {
            for (Path path : tree.toList()) {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertEquals(
                        Files.isDirectory(path) ? "rwxr-x---" : "rw-r-----", mode, path.toString());
            }
        }
    }

    @Test
    void closedWriterRefusesEverything() {
        QueueWriter writer = writer();
        writer.close();
        writer.close();
        writer.heartbeat();
        for (Runnable attempt :
                List.<Runnable>of(
                        () -> writer.append(1, bytes("x")),
                        () -> writer.claim(1, 1),
                        writer::seal,
                        writer::flush)) {
            QueueException refused = assertThrows(QueueException.class, attempt::run);
            assertEquals(Category.CLOSED, refused.category());
        }
    }

    @Test
    void heartbeatAndClockReachTheControlBlock() {
        long[] now = {1_000};
        QueueWriter writer =
                closing(
                        queues.openWriter(
                                queue(),
                                WriterOptions.DEFAULTS
                                        .withSegmentSize(SMALL)
                                        .withClock(() -> now[0])));
        now[0] = 5_000;
        writer.heartbeat();
        assertEquals(5_000, queues.inspect(queue()).writerHeartbeatNs());
        now[0] = 4_000;
        writer.append(1, bytes("clock went back"));
        long[] stamped = new long[1];
        QueueReader reader = reader(StartMode.EARLIEST);
        reader.poll(m -> stamped[0] = m.timestampNs(), 1);
        assertEquals(4_000, stamped[0]);
    }
}
