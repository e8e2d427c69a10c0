package chronicle.app.top;

import java.util.Map;
import org.jline.utils.AttributedStyle;

/**
 * Styles of what is drawn. Without colours, for those who set {@code NO_COLOR} or whose terminal
 * has none, bold and inverse stay.
 */
final class Palette {

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle BOLD = AttributedStyle.DEFAULT.bold();
    static final AttributedStyle INVERSE = AttributedStyle.DEFAULT.inverse();

    private final boolean colours;

    private Palette(boolean colours) {
        this.colours = colours;
    }

    static Palette colours() {
        return new Palette(true);
    }

    static Palette none() {
        return new Palette(false);
    }

    /** As the environment wants it: {@code NO_COLOR} with any text, see https://no-color.org. */
    static Palette of(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() ? colours() : none();
    }

    AttributedStyle of(TopState state) {
        return switch (state) {
            case QUARANTINED -> alarm();
            case BLOCKED, STALE, UNKNOWN -> warning();
            case ATTACHING, DRAINING -> colour(PLAIN, AttributedStyle.CYAN);
            case LIVE, READY -> colour(PLAIN, AttributedStyle.GREEN);
            case DETACHED -> colours ? PLAIN.faint() : PLAIN;
        };
    }

    /** For what is broken. */
    AttributedStyle alarm() {
        return colour(BOLD, AttributedStyle.RED);
    }

    /** For what is not as it should be. */
    AttributedStyle warning() {
        return colour(BOLD, AttributedStyle.YELLOW);
    }

    private AttributedStyle colour(AttributedStyle style, int colour) {
        return colours ? style.foreground(colour) : style;
    }
}
