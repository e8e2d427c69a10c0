package chronicle.webconsole;

import chronicle.bus.StrategyId;
import chronicle.router.RouterControl;
import java.util.Arrays;
import java.util.Optional;

/** What an operator may ask for a lane. */
enum Command {
    QUARANTINE("quarantine") {
        @Override
        boolean ask(RouterControl control, StrategyId strategy, String why) {
            return control.quarantine(strategy, why);
        }
    },
    RESUME("resume") {
        @Override
        boolean ask(RouterControl control, StrategyId strategy, String why) {
            return control.resume(strategy);
        }
    },
    SKIP("skip") {
        @Override
        boolean ask(RouterControl control, StrategyId strategy, String why) {
            return control.skip(strategy);
        }
    };

    private final String word;

    Command(String word) {
        this.word = word;
    }

    /** As the page and the shell call it. */
    String word() {
        return word;
    }

    /**
     * @param why for a quarantine
     * @return false when no such strategy is on the bus
     */
    abstract boolean ask(RouterControl control, StrategyId strategy, String why);

    /** By its word; null has none. */
    static Optional<Command> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
