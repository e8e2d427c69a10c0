package chronicle.bus.spi;

/** A watcher cannot work here. The message says what, where and what to do about it. */
public final class WatchException extends Exception {

    private static final long serialVersionUID = 1L;

    public WatchException(String message) {
        super(message);
    }

    public WatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
