package chronicle.router.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Passes things from any thread to one, without ever blocking either. What the sender wrote before
 * {@link #put} the taker sees.
 */
final class Mailbox<T> {

    private final ConcurrentLinkedQueue<T> letters = new ConcurrentLinkedQueue<>();
    private final Runnable wakeTaker;

    /**
     * @param wakeTaker called after each letter, on the sender's thread; must not block
     */
    Mailbox(Runnable wakeTaker) {
        this.wakeTaker = wakeTaker;
    }

    void put(T letter) {
        letters.add(letter);
        wakeTaker.run();
    }

    boolean isEmpty() {
        return letters.isEmpty();
    }

    /** Hands over everything that is there now. Allocates nothing when there is nothing. */
    void takeAll(Consumer<T> taker) {
        T letter;
        while ((letter = letters.poll()) != null) {
            taker.accept(letter);
        }
    }
}
