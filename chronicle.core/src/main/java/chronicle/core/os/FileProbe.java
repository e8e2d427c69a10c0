package chronicle.core.os;

import java.io.IOException;

/** Looks again and again at what stands under one path. One thread at a time. */
@FunctionalInterface
public interface FileProbe {

    /**
     * Length of the file in bytes, or -1 when there is none. Links are not followed.
     *
     * @throws IOException when it cannot be looked at
     */
    long length() throws IOException;
}
