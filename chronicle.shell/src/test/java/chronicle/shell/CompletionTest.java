package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.router.LaneState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At each place of a line only what may stand there is offered. */
final class CompletionTest {

    private static final List<String> NAMES = List.of("alpha", "beta");
    private static final List<String> BUSES = List.of("/bus");

    private final Routers routers = new Routers();
    private final Completion completion = new Completion(routers);

    CompletionTest() {
        routers.put(
                1,
                new FakeRouter("/bus")
                        .lane("beta", LaneState.LIVE, 0, "")
                        .lane("alpha", LaneState.STALE, 0, "")
                        .shell());
    }

    /**
     * @param line up to the cursor; a blank at its end begins a word
     */
    private List<String> offered(String line) {
        List<String> words = List.of(line.split(" ", -1));
        return completion.at(words.get(0), words, words.size() - 1);
    }

    @Test
    void argumentIsOfTheKindThatTheCommandTakes() {
        for (String command : List.of("lane", "quarantine", "resume", "skip")) {
            assertEquals(NAMES, offered(command + " "), command);
            assertEquals(NAMES, offered(command + " al"), command);
        }
        assertEquals(List.of("inotify", "poll"), offered("swap "));
        List<String> queues =
                List.of(
                        "orders/queue/alpha/orders_in",
                        "orders/queue/alpha/orders_out",
                        "orders/queue/beta/orders_in",
                        "orders/queue/beta/orders_out");
        assertEquals(queues, offered("inspect "));
        assertEquals(queues, offered("tail --follow --last 3 "));
    }

    @Test
    void optionIsFollowedByItsValuesAlone() {
        assertEquals(BUSES, offered("lane --bus "));
        assertEquals(BUSES, offered("doctor -b /b"));
        List<String> states = Arrays.stream(LaneState.values()).map(LaneState::name).toList();
        assertEquals(states, offered("lanes --state "));
        assertEquals(states, offered("lanes -b /bus -s LI"));
        assertEquals(List.of(), offered("events -n "));
        assertEquals(List.of(), offered("quarantine alpha --why "));
        assertEquals(NAMES, offered("lane --bus /bus "));
        assertEquals(NAMES, offered("quarantine --why noise "));
    }

    @Test
    void nothingIsOfferedWhereNothingMayStand() {
        for (String line :
                List.of(
                        "status ",
                        "lanes ",
                        "lanes --state LIVE ",
                        "watcher ",
                        "doctor ",
                        "doctor --fix ",
                        "await ",
                        "lane alpha ",
                        "swap --none ",
                        "swap poll ")) {
            assertEquals(List.of(), offered(line), line);
        }
    }
}
