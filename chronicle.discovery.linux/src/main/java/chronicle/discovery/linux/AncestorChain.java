package chronicle.discovery.linux;

import static chronicle.discovery.linux.Inotify.IN_ATTRIB;
import static chronicle.discovery.linux.Inotify.IN_CREATE;
import static chronicle.discovery.linux.Inotify.IN_DELETE_SELF;
import static chronicle.discovery.linux.Inotify.IN_MOVED_TO;
import static chronicle.discovery.linux.Inotify.IN_MOVE_SELF;
import static chronicle.discovery.linux.Inotify.IN_ONLYDIR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The directories from the file system's root down to {@code orders/queue}. Each may be missing,
 * made, deleted and renamed at any time. Those that exist are watched for going away themselves;
 * the last one that exists, for the next one to appear: so a busy directory such as {@code /tmp}
 * costs events only while the bus below it is missing.
 *
 * <p>Links are followed here: where the bus is, is the administrator's choice.
 */
final class AncestorChain {

    private static final int GOING = IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
    private static final int COMING = GOING | IN_CREATE | IN_MOVED_TO;

    private final WatchTable table;
    private final int queueMask;
    private final byte[][] paths;
    private final String[] names;
    private final int[] wds;
    private Trouble problem = Trouble.NONE;

    /**
     * @param queue the directory {@code orders/queue}
     * @param queueMask what to be told of its entries
     */
    AncestorChain(WatchTable table, Path queue, int queueMask) {
        this.table = table;
        this.queueMask = queueMask | GOING;
        List<Path> steps = new ArrayList<>();
        for (Path step = queue; step != null; step = step.getParent()) {
            steps.add(0, step);
        }
        paths = steps.stream().map(PathBytes::of).toArray(byte[][]::new);
        names = Arrays.stream(paths).map(PathBytes::name).toArray(String[]::new);
        wds = new int[paths.length];
        Arrays.fill(wds, WatchTable.NONE);
    }

    /**
     * Watches what exists now, and no more than that. True when {@code orders/queue} is watched.
     */
    boolean sync() {
        problem = Trouble.NONE;
        int level = 0;
        while (level < paths.length) {
            int wd = watch(level);
            if (wd < 0 && Errno.isGone(-wd) && level > 0) {
                // First be told of its coming, then look again: nothing falls between the two.
                table.add(paths[level - 1], COMING, Place.chain(level - 1));
                wd = watch(level);
                if (wd >= 0) {
                    table.add(paths[level - 1], mask(level - 1), Place.chain(level - 1));
                }
            }
            set(level, Math.max(wd, WatchTable.NONE));
            if (wd < 0) {
                judge(level, -wd);
                if (Errno.isGone(-wd)) {
                    break;
                }
            }
            level++;
        }
        for (int below = level; below < paths.length; below++) {
            set(below, WatchTable.NONE);
        }
        return wds[paths.length - 1] >= 0;
    }

    /** Whether an event says that the chain is not as it was. */
    boolean isAffected(int level, int mask, String name) {
        return (mask & Inotify.SELF_GONE) != 0
                || isQueue(level) && (mask & IN_ATTRIB) != 0 && name.isEmpty()
                || level + 1 < names.length
                        && (mask & (IN_CREATE | IN_MOVED_TO)) != 0
                        && name.equals(names[level + 1]);
    }

    boolean isQueue(int level) {
        return level == paths.length - 1;
    }

    byte[] queuePath() {
        return paths[paths.length - 1];
    }

    int queueWd() {
        return wds[wds.length - 1];
    }

    /** Why changes may go unseen. */
    Trouble problem() {
        return problem;
    }

    private int watch(int level) {
        return table.add(paths[level], mask(level), Place.chain(level));
    }

    private int mask(int level) {
        return isQueue(level) ? queueMask : GOING;
    }

    private void set(int level, int wd) {
        int before = wds[level];
        wds[level] = wd;
        if (before >= 0 && before != wd) {
            table.remove(before, Place.chain(level));
        }
    }

    /**
     * An unreadable directory far above is normal. One where the next step is to appear, or the
     * queue itself, leaves us blind.
     */
    private void judge(int level, int errno) {
        if (Errno.isLimit(errno) || isQueue(level) && !Errno.isGone(errno)) {
            problem = Advice.forWatch(errno, PathBytes.text(paths[level]));
        } else if (Errno.isGone(errno) && level > 0 && wds[level - 1] < 0) {
            problem = Advice.forWatch(Errno.EACCES, PathBytes.text(paths[level - 1]));
        }
    }
}
