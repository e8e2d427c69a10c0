package chronicle.core.engine;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * CRC-32 of payloads in mapped memory. Goes through a heap array in pieces: should the file be
 * truncated at this very moment, a copy ends in an error that Java can throw, while the JVM's
 * checksum routine, reading the mapping directly, would end the process. One thread at a time.
 */
final class Checksum {

    /** Bytes that are copied at a time. */
    static final int PIECE = 4096;

    private final CRC32 crc = new CRC32();
    private final byte[] piece = new byte[PIECE];

    int of(byte[] bytes, int offset, int length) {
        crc.reset();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /**
     * Copies what lies between a buffer's position and limit, at most {@link #PIECE} bytes, and
     * takes the checksum of the copy: it cannot change any more. The buffer stays as it is.
     */
    int ofCopy(ByteBuffer source) {
        int length = source.remaining();
        source.get(source.position(), piece, 0, length);
        return of(piece, 0, length);
    }

    /** What {@link #ofCopy} copied, and room for whoever copies by itself. */
    byte[] copy() {
        return piece;
    }

    int of(ByteBuffer buffer, int offset, int length) {
        crc.reset();
        int at = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, PIECE);
            buffer.get(at, piece, 0, part);
            crc.update(piece, 0, part);
            at += part;
            left -= part;
        }
        return (int) crc.getValue();
    }
}
