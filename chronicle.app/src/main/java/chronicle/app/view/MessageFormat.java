package chronicle.app.view;

import chronicle.core.MessageView;

/** Shows one message as one line. */
interface MessageFormat {

    /** The line, without its end. */
    String line(MessageView message);
}
