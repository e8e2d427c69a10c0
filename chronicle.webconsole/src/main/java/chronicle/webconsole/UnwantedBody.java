package chronicle.webconsole;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The body of a request that is refused. It is read away before the answer: on one that is left, or
 * is still on its way, the server ends the connection after the answer, unannounced, and the
 * client's next request on it fails.
 */
final class UnwantedBody {

    /** Bytes; with more the connection ends, and the answer says so. */
    private static final int LONGEST = 1 << 20;

    private UnwantedBody() {}

    /** To be called before the response is committed. */
    static void readAway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getInputStream().readNBytes(LONGEST).length == LONGEST) {
            response.setHeader("Connection", "close");
        }
    }
}
