package chronicle.webconsole;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request that changes something may come from where it says it comes from. Browsers say
 * it in headers that no page can forge; what is no browser says nothing, and has no login of an
 * operator that another site could misuse.
 */
final class RequestOrigin {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private RequestOrigin() {}

    /** Whether the method is one that must change nothing. */
    static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /** False for a request that a browser sends on behalf of another site. */
    static boolean isOwn(HttpServletRequest request) {
        return isOwn(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                request.getHeader("Host"));
    }

    /** Where it says it comes from, for a log. */
    static String describe(HttpServletRequest request) {
        return "site=" + header(request, "Sec-Fetch-Site") + " origin=" + header(request, "Origin");
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "unsaid" : '"' + Clean.line(value, 200) + '"';
    }

    /**
     * @param site {@code Sec-Fetch-Site}, null when not sent; {@code none} is the operator himself
     * @param origin {@code Origin}, null when not sent; the scheme does not count, since a proxy
     *     may have ended TLS
     * @param host {@code Host} of the request
     */
    static boolean isOwn(String site, String origin, String host) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        return origin == null || host != null && authority(origin).equals(lower(host));
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : lower(origin.substring(scheme + 3));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
