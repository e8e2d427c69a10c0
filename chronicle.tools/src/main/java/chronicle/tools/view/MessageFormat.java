package chronicle.tools.view;

import chronicle.core.MessageView;

/** Shows one message as one line. Stateless; any thread. */
public interface MessageFormat {

    /** For people: {@code seq=0 timestamp=… type=2 length=36 payload}. */
    MessageFormat TEXT = new TextMessages();

    /**
     * For programs: an object with the payload as {@code text}, or {@code base64} when it is not
     * printable.
     */
    MessageFormat JSON = new JsonMessages();

    /** For tables, with a line of names before; {@code encoding} is text or base64. */
    MessageFormat CSV = new CsvMessages();

    /** The line, without its end. */
    String line(MessageView message);

    /** What stands before the first line, with its own line end; empty for most. */
    default String head() {
        return "";
    }
}
