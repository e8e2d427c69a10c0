package chronicle.tools.bus;

import chronicle.bus.BusLayout;
import chronicle.bus.LeaseJudge;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.Queues;
import chronicle.tools.files.Now;
import chronicle.tools.files.Scratch;
import chronicle.tools.text.Reason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at a whole bus from outside, again and again: every strategy and feed, whether a router
 * runs or not. Reads files only, so it needs no more than to be allowed to read them. Never throws
 * for what is on disk. One thread at a time.
 */
public final class BusView {

    private final BusLayout layout;
    private final LeaseJudge judge;
    private final Scratch scratch = new Scratch();
    private final Map<Path, QueueView> views = new HashMap<>();

    public BusView(Queues queues, BusLayout layout) {
        this.layout = layout;
        this.judge = new LeaseJudge(queues);
    }

    /** What is there now. A bus that is not there yet has nothing in it. */
    public BusLook look() {
        long timeNs = Now.epochNanos();
        Set<Path> seen = new HashSet<>();
        List<String> problems = new ArrayList<>();
        List<StrategyLook> strategies = new ArrayList<>();
        for (StrategyId strategy : names(layout.strategies(), problems)) {
            StrategyEndpoints endpoints = layout.endpoints(strategy);
            strategies.add(
                    new StrategyLook(
                            strategy,
                            look(endpoints.ordersOut(), seen),
                            look(endpoints.ordersIn(), seen),
                            look(endpoints.ordersDead(), seen)));
        }
        List<QueueLook> feeds = new ArrayList<>();
        Path market = layout.root().resolve(BusLayout.MARKET_DATA).resolve(BusLayout.QUEUE);
        for (StrategyId feed : names(market, problems)) {
            look(layout.feed(feed.name()), seen).ifPresent(feeds::add);
        }
        views.keySet()
                .removeIf(
                        queue -> {
                            boolean gone = !seen.contains(queue);
                            if (gone) {
                                judge.forget(queue);
                            }
                            return gone;
                        });
        return new BusLook(layout.root(), timeNs, strategies, feeds, problems);
    }

    /** Queues whose last look is kept, for rates. */
    int remembered() {
        return views.size();
    }

    private Optional<QueueLook> look(Path queue, Set<Path> seen) {
        Optional<QueueLook> look =
                views.computeIfAbsent(queue, path -> new QueueView(judge, scratch, path)).look();
        if (look.isPresent()) {
            seen.add(queue);
        }
        return look;
    }

    /** What is named as a strategy may be, and is a directory; the rest is nobody's queue. */
    private static Set<StrategyId> names(Path parent, List<String> problems) {
        Set<StrategyId> found = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            for (Path entry : entries) {
                Optional<StrategyId> name = StrategyId.parse(entry.getFileName().toString());
                if (name.isPresent() && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(name.get());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return found; // A bus without strategies, or without feeds.
        } catch (DirectoryIteratorException e) {
            problems.add(unlisted(parent, e.getCause()));
        } catch (IOException e) {
            problems.add(unlisted(parent, e));
        }
        return found;
    }

    private static String unlisted(Path directory, IOException e) {
        return "the directory cannot be listed, check who may read it path="
                + directory
                + " reason="
                + Reason.of(e);
    }
}
