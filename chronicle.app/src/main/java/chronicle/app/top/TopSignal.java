package chronicle.app.top;

/** What wakes the loop of a screen. */
sealed interface TopSignal {

    /** A key was pressed. */
    record Pressed(Key key) implements TopSignal {}

    /** The bus was looked at. */
    record Looked(TopSnapshot snapshot) implements TopSignal {}

    /** The terminal has another size, or may have lost what was on it. */
    record Resized() implements TopSignal {}

    /** It is over: by a signal, or because the terminal is gone. */
    record Ended() implements TopSignal {}

    /** Looking failed for a reason that will not pass. */
    record Failed(RuntimeException reason) implements TopSignal {}
}
