package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * By io_uring's futex waits, Linux 6.7 and later: thousands of words at once, and the next sleep
 * has the kernel queue those alone that were woken. What a word is expected to be is compared when
 * it is queued; from then on its wake alone counts. An address that is not mapped any more is the
 * kernel's EFAULT, not ours.
 *
 * <p>The ring is the sleeping thread's; when another one sleeps, it is made anew.
 */
final class UringWaitSet implements WaitSet {

    /** Beyond that, others sleep on the rest. */
    private static final int CAPACITY = 4096;

    private static final long PAUSE_AFTER_ERROR_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** The kernel adds the time of day to it. */
    private static final long LONGEST_SLEEP_NS = TimeUnit.HOURS.toNanos(1);

    private final Bell bell = new Bell();
    private final Word bellWord = new Word(0);

    /** By number, which is the name of its request. */
    private final List<Word> words = new ArrayList<>(List.of(bellWord));

    private final List<Word> byIndex = new ArrayList<>();
    private final List<Word> spare = new ArrayList<>();

    /** What the kernel is to queue before the next sleep, and what it is to forget. */
    private final List<Word> toQueue = new ArrayList<>(List.of(bellWord));

    private final List<Word> toCancel = new ArrayList<>();

    /** Null where it could not be made. */
    private Uring ring = new Uring(CAPACITY);

    /** Whether the kernel met a word that is not mapped. */
    private boolean faulted;

    UringWaitSet() {
        bellWord.isListed = true;
        bellWord.flags = Linux.FUTEX2_SIZE_U32 | Linux.FUTEX2_PRIVATE;
        bellWord.address = bell.address();
    }

    /** A place in the kernel's queues: reused when its request has completed. */
    private static final class Word {

        final int number;
        long address;
        int flags = Linux.FUTEX2_SIZE_U32;
        int expected;

        /** Whether it is one of the set's, or the bell. */
        boolean isIn = true;

        /** Where; the bell has none, and counts always. */
        int index = -1;

        /** Whether it is in {@link #toQueue}, or the kernel has it. */
        boolean isListed;

        boolean isQueued;

        Word(int number) {
            this.number = number;
        }
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public void set(int index, Mapping mapping, int offset, int expected) {
        while (byIndex.size() <= index) {
            byIndex.add(null);
        }
        takeOut(byIndex.get(index));
        Word word = spare.isEmpty() ? another() : spare.remove(spare.size() - 1);
        word.isIn = true;
        word.index = index;
        word.address = ((LinuxMapping) mapping).addressOf(offset);
        word.expected = expected;
        byIndex.set(index, word);
        list(word);
    }

    private Word another() {
        Word word = new Word(words.size());
        words.add(word);
        return word;
    }

    private void list(Word word) {
        if (!word.isListed && !word.isQueued) {
            word.isListed = true;
            toQueue.add(word);
        }
    }

    private void takeOut(Word word) {
        if (word == null) {
            return;
        }
        word.isIn = false;
        if (word.isQueued) {
            toCancel.add(word);
        } else if (!word.isListed) {
            spare.add(word);
        }
    }

    @Override
    public void expect(int index, int expected) {
        Word word = byIndex.get(index);
        word.expected = expected;
        list(word);
    }

    @Override
    public void move(int from, int to) {
        Word moved = byIndex.set(from, null);
        if (from == to) {
            takeOut(moved);
        } else {
            takeOut(byIndex.set(to, moved));
            moved.index = to;
        }
    }

    @Override
    public int rung() {
        return bell.rung();
    }

    @Override
    public int await(int count, int rung, long timeoutNs) {
        long start = System.nanoTime();
        bell.asleep(true);
        try {
            long left = timeoutNs;
            // The bell's word is compared here, since the kernel may have queued it long ago.
            while (bell.rung() == rung) {
                bellWord.expected = rung;
                int errno = sleep(count, Math.min(left, LONGEST_SLEEP_NS));
                int woken = takeCompleted(count);
                if (woken != OTHER) {
                    return woken;
                }
                left = timeoutNs - (System.nanoTime() - start);
                if (left <= 0 || !sleepsOn(errno)) {
                    break;
                }
            }
            return OTHER;
        } finally {
            bell.asleep(false);
        }
    }

    /** Returns an errno, or 0. */
    private int sleep(int count, long timeoutNs) {
        if (ring == null && !open()) {
            return Linux.ENOMEM;
        }
        int errno = request(count);
        return errno == 0 ? ring.sleep(timeoutNs) : errno;
    }

    /** Makes the ring anew, and all that was in it. */
    private boolean open() {
        for (Word word : words) {
            if (word.isQueued) {
                word.isQueued = false;
                if (word.isIn) {
                    list(word);
                } else {
                    spare.add(word);
                }
            }
        }
        toCancel.clear();
        try {
            ring = new Uring(CAPACITY);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    /** Fills in what the kernel is to forget and to queue; returns an errno, or 0. */
    private int request(int count) {
        // There may be none, where the last call failed.
        int errno = ring.makeRoom();
        while (errno == 0 && !toCancel.isEmpty()) {
            Word word = toCancel.remove(toCancel.size() - 1);
            ring.cancel(word.number);
            errno = ring.makeRoom();
        }
        int kept = 0;
        for (int i = 0; i < toQueue.size(); i++) {
            Word word = toQueue.get(i);
            if (errno != 0 || word.index >= count && word.isIn) {
                toQueue.set(kept++, word);
            } else {
                word.isListed = false;
                if (word.isIn) {
                    word.isQueued = true;
                    ring.wait(word.address, word.expected, word.flags, word.number);
                    errno = ring.makeRoom();
                } else {
                    spare.add(word);
                }
            }
        }
        while (toQueue.size() > kept) {
            toQueue.remove(toQueue.size() - 1);
        }
        return errno;
    }

    /** Whether there was no reason to come back. */
    private boolean sleepsOn(int errno) {
        if (errno == Linux.EEXIST) {
            // Another thread's ring.
            close();
            return true;
        }
        if (faulted || errno != 0 && errno != Linux.ETIME && errno != Linux.EINTR) {
            faulted = false;
            // Who looks finds out what it is; nobody is to spin on it.
            LockSupport.parkNanos(this, PAUSE_AFTER_ERROR_NS);
            return false;
        }
        return errno == 0;
    }

    /** Returns the index of a word that was woken, or is not what was expected. */
    private int takeCompleted(int count) {
        int woken = OTHER;
        while (ring != null && ring.take()) {
            if (ring.taken() == Uring.NOBODY) {
                continue;
            }
            Word word = words.get((int) ring.taken());
            word.isQueued = false;
            if (!word.isIn) {
                spare.add(word);
            } else if (ring.result() == -Linux.EFAULT) {
                // Unmapped, or truncated away: not again before somebody says what it is to be.
                faulted = true;
            } else {
                list(word);
                if (word != bellWord && word.index < count && ring.result() != -Linux.ECANCELED) {
                    woken = word.index;
                }
            }
        }
        return woken;
    }

    @Override
    public void ring() {
        bell.ring();
    }

    @Override
    public void close() {
        Uring closed = ring;
        // Before, since a late error in between may cost a ring, but not a file of somebody else.
        ring = null;
        if (closed != null) {
            closed.close();
        }
    }
}
