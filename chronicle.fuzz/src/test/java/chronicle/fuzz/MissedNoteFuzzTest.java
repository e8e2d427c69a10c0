package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException.Category;
import chronicle.core.StartMode;
import chronicle.core.format.QueueFiles;
import chronicle.fuzz.Uses.Reading;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as {@code readers/NAME.missed}, the note for a reader whose segment was deleted. */
@Timeout(Fixture.LONGEST_SECONDS)
class MissedNoteFuzzTest {

    private static Fixture fixture;

    @BeforeAll
    static void lay() {
        fixture = new Fixture();
    }

    @AfterAll
    static void clean() {
        fixture.close();
    }

    static Stream<byte[]> sound() {
        return Stream.of("segment=0 offset=1984 next_seq=8\n", "segment=0 offset=64 next_seq=0\n")
                .map(line -> line.getBytes(StandardCharsets.US_ASCII));
    }

    @MethodSource("sound")
    @FuzzTest
    void note(byte[] content) throws IOException {
        Path queue = fixture.queue.directory();
        try (Round round = fixture.round()) {
            Files.delete(QueueFiles.segment(queue, 0));
            Files.write(QueueFiles.missed(queue, SoundQueue.READER), content);
            Reading refused = fixture.uses.read(round, SoundQueue.READER, StartMode.RESUME);
            assertNotNull(refused.refusal());
            assertEquals(Category.SEGMENT_GONE, refused.refusal().category());
            Reading later =
                    fixture.uses.read(round, SoundQueue.READER, StartMode.RESUME_OR_EARLIEST);
            assertNull(later.refusal(), "a note kept a reader out");
            List<Message> all = fixture.queue.messages();
            int first = all.size() - later.messages().size();
            assertTrue(first > 0);
            assertEquals(all.subList(first, all.size()), later.messages());
        }
    }
}
