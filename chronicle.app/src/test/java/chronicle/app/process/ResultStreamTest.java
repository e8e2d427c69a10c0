package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

    @Test
    void whatIsWrittenIsNoFailure() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultStream stream = ResultStream.of(bytes);
        stream.print("größer\n");
        assertEquals("größer\n", bytes.toString(StandardCharsets.UTF_8));
        assertEquals("", stream.failure());
    }

    @Test
    void fullDiskIsOneAndAReaderThatIsGoneIsNone() {
        assertEquals("No space left on device", failing("No space left on device"));
        assertEquals("", failing("Broken pipe"));
    }

    private static String failing(String reason) {
        ResultStream stream =
                ResultStream.of(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException(reason);
                            }
                        });
        stream.print("a line\n");
        assertTrue(stream.checkError());
        return stream.failure();
    }
}
