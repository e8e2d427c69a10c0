package chronicle.tools.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A text file that appears whole or not at all: written beside its place under another name, then
 * renamed over what was there. One thread.
 */
public final class WholeFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private final Writer writer;
    private boolean done;

    /**
     * Begins to write.
     *
     * @throws IOException when the place is no place for a file, or its directory is not writable
     */
    public WholeFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        if (Files.exists(this.file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(this.file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("something else than a file stands there");
        }
        String name = this.file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        this.temporary = this.file.resolveSibling(name);
        this.channel =
                FileChannel.open(
                        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.writer =
                new BufferedWriter(
                        new OutputStreamWriter(
                                Channels.newOutputStream(channel), StandardCharsets.UTF_8),
                        BUFFER);
    }

    /** Where to write, in UTF-8. */
    public Writer writer() {
        return writer;
    }

    /** All is written: forces it to disk and gives it its name. */
    public void commit() throws IOException {
        writer.flush();
        channel.force(true);
        channel.close();
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        done = true;
    }

    /** Leaves nothing behind unless committed. */
    @Override
    public void close() throws IOException {
        if (!done) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
