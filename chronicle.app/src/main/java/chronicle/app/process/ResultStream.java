package chronicle.app.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A standard stream that remembers why it could not be written, which {@link PrintStream} does not
 * tell. In UTF-8; a line leaves in one write when it is complete. Thread-safe.
 */
final class ResultStream extends PrintStream {

    private static final int BUFFER = 1 << 16;

    private final Remembering bottom;

    private ResultStream(Remembering bottom) {
        super(new BufferedOutputStream(bottom, BUFFER), true, StandardCharsets.UTF_8);
        this.bottom = bottom;
    }

    static ResultStream of(FileDescriptor descriptor) {
        return of(new FileOutputStream(descriptor));
    }

    static ResultStream of(OutputStream out) {
        return new ResultStream(new Remembering(out));
    }

    /**
     * Why not all of what was printed has been written; empty when it has, and when nobody wanted
     * to read it, as behind {@code | head}.
     */
    String failure() {
        flush();
        IOException failure = bottom.failure;
        boolean unwanted = failure == null || String.valueOf(failure.getMessage()).contains("pipe");
        return unwanted ? "" : String.valueOf(failure.getMessage());
    }

    private static final class Remembering extends OutputStream {

        private final OutputStream out;
        private volatile IOException failure;

        Remembering(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
