package chronicle.app.top;

/**
 * What the reader has chosen. Immutable.
 *
 * @param typing whether keys are text of the filter
 * @param help whether the keys are explained instead of lanes
 * @param events whether the last events are shown
 * @param frozen whether the picture stands still
 * @param quit whether it is over
 */
record ViewState(
        LaneChoice choice,
        Spot spot,
        boolean typing,
        boolean help,
        boolean events,
        boolean frozen,
        boolean quit) {

    static final ViewState START =
            new ViewState(LaneChoice.WORST_FIRST, Spot.TOP, false, false, true, false, false);

    ViewState with(LaneChoice newChoice) {
        return new ViewState(newChoice, spot, typing, help, events, frozen, quit);
    }

    ViewState with(Spot newSpot) {
        return new ViewState(choice, newSpot, typing, help, events, frozen, quit);
    }

    ViewState typing(boolean on) {
        return new ViewState(choice, spot, on, help, events, frozen, quit);
    }

    ViewState help(boolean on) {
        return new ViewState(choice, spot, typing, on, events, frozen, quit);
    }

    ViewState events(boolean on) {
        return new ViewState(choice, spot, typing, help, on, frozen, quit);
    }

    ViewState frozen(boolean on) {
        return new ViewState(choice, spot, typing, help, events, on, quit);
    }

    ViewState quitting() {
        return new ViewState(choice, spot, typing, help, events, frozen, true);
    }
}
