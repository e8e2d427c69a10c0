package chronicle.app.top;

/**
 * A key that was pressed.
 *
 * @param character the character of a CHARACTER, 0 else
 */
record Key(Kind kind, int character) {

    /** What keys there are. */
    enum Kind {
        CHARACTER,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        /** Ctrl-C or Ctrl-D or Ctrl-\. */
        QUIT,
        /** Ctrl-L. */
        REDRAW,
        /** A sequence that means nothing here. */
        OTHER
    }

    static Key of(Kind kind) {
        return new Key(kind, 0);
    }

    static Key character(int codePoint) {
        return new Key(Kind.CHARACTER, codePoint);
    }
}
