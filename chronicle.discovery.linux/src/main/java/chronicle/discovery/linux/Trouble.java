package chronicle.discovery.linux;

import chronicle.bus.spi.WatchHealth.Cause;

/**
 * Why changes may go unseen.
 *
 * @param cause for programs
 * @param text for people; empty when nothing is wrong
 */
record Trouble(Cause cause, String text) {

    static final Trouble NONE = new Trouble(Cause.NONE, "");

    boolean isNone() {
        return cause == Cause.NONE;
    }
}
