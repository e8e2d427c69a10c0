package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // What is no browser.
                "true,  -, -, 127.0.0.1:8080",
                // The page itself, in browsers of today and of yesterday.
                "true,  same-origin, http://127.0.0.1:8080, 127.0.0.1:8080",
                "true,  -, http://127.0.0.1:8080, 127.0.0.1:8080",
                "true,  none, -, 127.0.0.1:8080",
                "true,  same-origin, http://HOST:8080, host:8080",
                // Behind something that ends TLS.
                "true,  same-origin, https://router.example, router.example",
                "true,  same-origin, http://[::1]:8080, [::1]:8080",
                // Others.
                "false, cross-site, http://evil.example, 127.0.0.1:8080",
                "false, cross-site, http://127.0.0.1:8080, 127.0.0.1:8080",
                "false, same-site, http://127.0.0.1:9090, 127.0.0.1:8080",
                "false, -, http://127.0.0.1:9090, 127.0.0.1:8080",
                "false, -, http://127.0.0.1:8080.evil.example, 127.0.0.1:8080",
                "false, -, null, 127.0.0.1:8080",
                "false, same-origin, http://127.0.0.1:8080, -",
            })
    void requestIsOwnWhenTheBrowserSaysSo(boolean own, String site, String origin, String host) {
        assertEquals(own, RequestOrigin.isOwn(site, origin, host));
    }
}
