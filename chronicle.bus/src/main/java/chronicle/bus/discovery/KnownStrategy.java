package chronicle.bus.discovery;

import chronicle.bus.StrategyId;
import chronicle.core.FileFacts;

/** An entry with a strategy's name, and what the last look at it found. */
final class KnownStrategy {

    final EntryName name;
    final StrategyId id;

    /** Of {@code orders_out}, at the last look that could tell. */
    FileFacts facts;

    /** Whether the last look could tell everything. */
    boolean certain;

    /** Whether it was told as added, and not as removed since. */
    boolean present;

    /** What an operator should know of it; empty when all is well. */
    String problem = "";

    /** The listing that it was last found in, or that was under way when it was looked at. */
    long listing;

    KnownStrategy(EntryName name, FileFacts facts) {
        this.name = name;
        this.id = name.strategy();
        this.facts = facts;
    }
}
