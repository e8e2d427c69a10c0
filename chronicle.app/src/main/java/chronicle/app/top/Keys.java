package chronicle.app.top;

import java.util.List;

/** What keys do: a pure function of the state before and what is on the screen. */
final class Keys {

    /** More than fits beside the prompt of a narrow screen. */
    private static final int LONGEST_FILTER = 256;

    private Keys() {}

    /**
     * The state after a key.
     *
     * @param lanes all lanes, not yet chosen from
     * @param page lanes that fit on the screen
     */
    static ViewState press(Key key, ViewState state, List<TopLane> lanes, int page) {
        if (key.kind() == Key.Kind.QUIT) {
            return state.quitting();
        }
        if (state.typing()) {
            return type(key, state);
        }
        if (state.help() && key.kind() != Key.Kind.REDRAW && !isCharacter(key, 'q')) {
            return state.help(false);
        }
        Spot spot = state.spot();
        return switch (key.kind()) {
            case CHARACTER -> letter(key.character(), state, lanes);
            case UP -> state.with(spot.move(-1, shown(state, lanes)));
            case DOWN -> state.with(spot.move(1, shown(state, lanes)));
            case PAGE_UP -> state.with(spot.move(-page, shown(state, lanes)));
            case PAGE_DOWN -> state.with(spot.move(page, shown(state, lanes)));
            case END -> state.with(spot.last(shown(state, lanes)));
            case HOME -> state.with(Spot.TOP);
            case ESCAPE -> state.with(state.choice().filtered("")).with(Spot.TOP);
            default -> state;
        };
    }

    private static ViewState letter(int letter, ViewState state, List<TopLane> lanes) {
        for (SortKey sort : SortKey.values()) {
            if (letter == sort.key()) {
                return state.with(state.choice().by(sort));
            }
        }
        return switch (letter) {
            case 'q' -> state.quitting();
            case 's' -> state.with(state.choice().by(state.choice().sort().next()));
            case 'i' -> state.with(state.choice().invert());
            case '/', 'f' -> state.typing(true);
            case 'e' -> state.events(!state.events());
            case ' ' -> state.frozen(!state.frozen());
            case 'k' -> state.with(state.spot().move(-1, shown(state, lanes)));
            case 'j' -> state.with(state.spot().move(1, shown(state, lanes)));
            case 'g' -> state.with(Spot.TOP);
            case 'G' -> state.with(state.spot().last(shown(state, lanes)));
            case 'h', '?' -> state.help(true);
            default -> state;
        };
    }

    private static ViewState type(Key key, ViewState state) {
        String filter = state.choice().filter();
        return switch (key.kind()) {
            case CHARACTER ->
                    filter.length() >= LONGEST_FILTER
                            ? state
                            : filter(state, filter + Character.toString(key.character()));
            case BACKSPACE ->
                    filter.isEmpty()
                            ? state.typing(false)
                            : filter(
                                    state,
                                    filter.substring(
                                            0, filter.offsetByCodePoints(filter.length(), -1)));
            case ENTER -> state.typing(false);
            case ESCAPE -> filter(state, "").typing(false);
            default -> state;
        };
    }

    private static ViewState filter(ViewState state, String text) {
        return state.with(state.choice().filtered(text)).with(Spot.TOP);
    }

    private static List<TopLane> shown(ViewState state, List<TopLane> lanes) {
        return state.choice().of(lanes);
    }

    private static boolean isCharacter(Key key, int character) {
        return key.kind() == Key.Kind.CHARACTER && key.character() == character;
    }
}
