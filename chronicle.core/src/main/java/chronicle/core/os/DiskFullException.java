package chronicle.core.os;

import java.io.IOException;

/** No space, or no quota, for a file that was to be allocated. */
public final class DiskFullException extends IOException {

    private static final long serialVersionUID = 1L;

    public DiskFullException(String message) {
        super(message);
    }
}
