package chronicle.core.os;

import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts;
import chronicle.core.FileFacts.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Objects;

/**
 * A walk by {@code java.nio} alone. Its names are as exact as that decodes them, it looks along the
 * path also during a listing, it allocates, and it proves nothing by times.
 */
final class PortableWalk implements DirectoryWalk {

    private static final Charset NAMES =
            Charset.forName(
                    System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));

    private final Path directory;

    private DirectoryStream<Path> stream;
    private Iterator<Path> entries;
    private Object self;
    private byte[] name = {};
    private Kind kind = Kind.UNKNOWN;

    PortableWalk(Path directory) {
        this.directory = directory;
    }

    @Override
    public FileFacts newFacts() {
        return new PortableFacts();
    }

    @Override
    public void start() throws IOException {
        close();
        self = key();
        // By way of the dot: a FIFO in its place would be opened, and waited for, for ever.
        stream = Files.newDirectoryStream(directory.resolve("."));
        entries = stream.iterator();
    }

    private Object key() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
        Object key = attributes.fileKey();
        return key != null ? key : attributes.creationTime();
    }

    @Override
    public boolean next() throws IOException {
        if (entries == null) {
            throw new IllegalStateException("the walk was not started path=" + directory);
        }
        try {
            if (!entries.hasNext()) {
                return false;
            }
            Path entry = entries.next();
            name = entry.getFileName().toString().getBytes(NAMES);
            PortableFacts facts = new PortableFacts();
            facts.look(entry);
            kind = facts.kind();
            return true;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public byte[] name() {
        return name;
    }

    @Override
    public int nameLength() {
        return name.length;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public void look(byte[] place, int length, FileFacts into) {
        PortableFacts facts = (PortableFacts) into;
        try {
            facts.look(directory.resolve(new String(place, 0, length, NAMES)));
        } catch (InvalidPathException e) {
            facts.missing();
        }
    }

    /** The look has found out already. */
    @Override
    public void identify(byte[] place, int length, FileFacts into, FileFacts earlier) {}

    @Override
    public boolean stillThere() {
        try {
            return Objects.equals(self, key());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close a listing path=" + directory, e);
            }
            stream = null;
            entries = null;
        }
    }
}
