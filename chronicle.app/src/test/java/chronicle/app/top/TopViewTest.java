package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopViewTest {

    private static final String HOSTILE =
            "evil\u001b[2J\u001b]0;title\u0007\r\n\t\u009b31m\u202egnp.exe\u200b\u0000"
                    + "é漢".repeat(40);

    private final TopView view = new TopView(Palette.colours(), ZoneOffset.UTC, 1000);

    @ParameterizedTest
    @CsvSource({"80,24,10", "80,24,1000", "200,60,10", "200,60,1000", "80,24,0", "100,30,40"})
    void everyScreenIsFilledExactly(int columns, int rows, int lanes) {
        for (ViewState state : states(Pictures.lanes(lanes))) {
            TopSnapshot snapshot = Pictures.routed(Pictures.lanes(lanes), Pictures.events(300));
            List<AttributedString> lines = view.draw(snapshot, columns, rows, state).lines();
            assertEquals(rows, lines.size());
            lines.forEach(line -> assertTrue(line.columnLength() <= columns, line::toString));
            String text = Pictures.text(lines);
            assertTrue(text.contains("chronicle top  /var/lib/bus"), text);
            assertTrue(text.contains("lanes " + lanes), text);
            assertTrue(text.contains("watcher inotify EVENTS"), text);
            assertTrue(text.contains("order to handler p50 12us p99 80us max 3.4ms"), text);
            assertTrue(lines.get(rows - 1).toString().contains("q quit"), text);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,2", "10,5", "20,8", "40,10", "79,3", "500,4", "12,100"})
    void screensOfAnySizeHoldWhatFits(int columns, int rows) {
        for (ViewState state : states(Pictures.lanes(100))) {
            TopSnapshot snapshot = Pictures.routed(Pictures.lanes(100), Pictures.events(9));
            List<AttributedString> lines = view.draw(snapshot, columns, rows, state).lines();
            assertEquals(rows, lines.size());
            lines.forEach(line -> assertTrue(line.columnLength() <= columns, line::toString));
        }
    }

    @Test
    void worstLanesAreOnTop() {
        List<AttributedString> lines = draw(Pictures.files(Pictures.lanes(200)), ViewState.START);
        String text = Pictures.text(lines);
        assertTrue(text.contains("lanes 200  QUARANTINED 2  STALE 2  LIVE 196"), text);
        assertTrue(lines.get(4).toString().startsWith("lane-199     QUARANTINED"), text);
        assertTrue(lines.get(5).toString().startsWith("lane-99      QUARANTINED"), text);
        assertTrue(lines.get(6).toString().startsWith("lane-149     STALE"), text);
        assertTrue(lines.get(8).toString().startsWith("lane-0       LIVE"), text);
        assertTrue(text.contains("no router is seen: nobody is there"), text);
        assertTrue(text.endsWith("1-19 of 200 "), text);
    }

    @Test
    void rowsShowRateLagOrdersAgeAndReason() {
        TopLane lane = Pictures.lane("s1", TopState.LIVE, "its owner lives");
        String text = Pictures.text(draw(Pictures.files(List.of(lane)), ViewState.START));
        assertTrue(
                text.contains(
                        "s1           LIVE             500  1.5KiB  120.0k    1m its owner lives"),
                text);
    }

    @Test
    void filterLeavesWhatMatchesInNameOrState() {
        TopSnapshot snapshot = Pictures.files(Pictures.lanes(1000));
        ViewState stale =
                ViewState.START.with(LaneChoice.WORST_FIRST.filtered("sTaLe")).typing(true);
        String text = Pictures.text(draw(snapshot, stale));
        assertTrue(text.contains("lane-49 ") && !text.contains("lane-99 "), text);
        assertTrue(text.contains("filter: sTaLe"), text);
        ViewState named = ViewState.START.with(LaneChoice.WORST_FIRST.filtered("lane-77"));
        assertTrue(Pictures.text(draw(snapshot, named)).endsWith("1-11 of 11 "));
    }

    @Test
    void hostileTextNeverReachesTheTerminal() {
        TopLane lane = new TopLane(HOSTILE, TopState.STALE, HOSTILE, 1, 1, 1, 1, 1, 1, 1);
        TopEvent event = new TopEvent(Pictures.NOW, HOSTILE, TopState.STALE, HOSTILE);
        RouterPicture router =
                new RouterPicture(
                        1,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        true,
                        HOSTILE,
                        1,
                        1,
                        1,
                        1,
                        1,
                        HOSTILE,
                        List.of(lane),
                        List.of(event),
                        Latency.NONE,
                        Latency.NONE);
        TopSnapshot snapshot =
                new TopSnapshot(
                        HOSTILE,
                        Pictures.NOW,
                        List.of(lane),
                        Optional.of(router),
                        HOSTILE,
                        List.of(HOSTILE));
        for (ViewState state : states(List.of(lane))) {
            for (int columns : new int[] {20, 80, 200}) {
                List<AttributedString> lines = view.draw(snapshot, columns, 40, state).lines();
                for (AttributedString line : lines) {
                    assertTrue(line.columnLength() <= columns);
                    assertSafe(line.toString());
                }
            }
        }
        new TopText(ZoneOffset.UTC)
                .lines(snapshot, LaneChoice.WORST_FIRST)
                .forEach(TopViewTest::assertSafe);
        String all = Pictures.text(view.draw(snapshot, 200, 40, ViewState.START).lines());
        assertTrue(
                all.contains("evil\\x1b[2J\\x1b]0;title\\x07\\x0d\\x0a\\x09\\x9b31m\\u{202e}gnp"));
    }

    @Test
    void anyCharactersAreSafeOnTheScreen() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            StringBuilder name = new StringBuilder();
            random.ints(255, 0, 0x2FFFF).forEach(name::appendCodePoint);
            TopLane lane = Pictures.lane(name.toString(), TopState.LIVE, name.toString());
            ViewState marked = ViewState.START.with(Spot.TOP.move(1, List.of(lane)));
            for (AttributedString line : draw(Pictures.files(List.of(lane)), marked)) {
                assertTrue(line.columnLength() <= 80, () -> "seed=" + seed + " line=" + line);
                assertSafe(line.toString());
            }
        }
    }

    @Test
    void markedLaneIsShownInFull() {
        String name = "n".repeat(128);
        TopLane lane = Pictures.lane(name, TopState.QUARANTINED, "because " + "of it ".repeat(20));
        ViewState marked = ViewState.START.with(Spot.TOP.move(1, List.of(lane)));
        String text = Pictures.text(draw(Pictures.files(List.of(lane)), marked));
        String joined = text.replace("\n", "");
        assertTrue(joined.contains(name + ": QUARANTINED, because of it"), text);
    }

    @Test
    void markKeepsToItsLaneWhileTheListMovesUnderIt() {
        List<TopLane> lanes = Pictures.lanes(40);
        Spot spot = Spot.TOP.move(30, LaneChoice.WORST_FIRST.of(lanes));
        TopView.Frame frame = view.draw(Pictures.files(lanes), 80, 24, ViewState.START.with(spot));
        assertEquals("lane-35", frame.state().spot().lane());
        assertTrue(Pictures.text(frame.lines()).contains("\nlane-35 "));
        List<TopLane> turned = new ArrayList<>(lanes);
        turned.replaceAll(
                lane ->
                        lane.name().equals("lane-35")
                                ? Pictures.lane("lane-35", TopState.QUARANTINED, "now")
                                : lane);
        frame = view.draw(Pictures.files(turned), 80, 24, frame.state());
        assertEquals(0, frame.state().spot().index());
        assertTrue(frame.lines().get(4).toString().startsWith("lane-35 "));
    }

    @Test
    void lastEventsAreBelowAndCanBeHidden() {
        TopSnapshot snapshot = Pictures.routed(Pictures.lanes(3), Pictures.events(300));
        String text = Pictures.text(draw(snapshot, ViewState.START));
        assertTrue(text.contains("\n EVENTS"), text);
        assertTrue(text.contains("03:04:04 lane-299 LIVE it came"), text);
        assertFalse(text.contains("lane-280 "), text);
        String hidden = Pictures.text(draw(snapshot, ViewState.START.events(false)));
        assertFalse(hidden.contains("\n EVENTS"), hidden);
    }

    @Test
    void whatIsWrongWithTheRouterIsSaid() {
        RouterPicture sick =
                new RouterPicture(
                        1,
                        "poll",
                        "DEGRADED",
                        "inotify",
                        true,
                        "max_user_watches is 8192",
                        500,
                        0,
                        0,
                        0,
                        7,
                        "com.acme.Slow",
                        List.of(),
                        List.of(),
                        Latency.NONE,
                        Latency.NONE);
        TopSnapshot snapshot =
                new TopSnapshot(
                        "/b",
                        Pictures.NOW,
                        List.of(),
                        Optional.of(sick),
                        "the router has not answered for 9s",
                        List.of("the directory cannot be listed"));
        String text = Pictures.text(draw(snapshot, ViewState.START));
        assertTrue(text.contains("watcher poll (preferred: inotify) DEGRADED within 500ms"), text);
        assertTrue(text.contains("watcher degraded: max_user_watches is 8192"), text);
        assertTrue(
                text.contains("a handler does not return, all strategies wait: com.acme.Slow"),
                text);
        assertTrue(text.contains("the router has not answered for 9s"), text);
        assertTrue(text.contains("the directory cannot be listed"), text);
    }

    @Test
    void statesHaveColoursUnlessNobodyWantsThem() {
        TopSnapshot snapshot =
                Pictures.files(List.of(Pictures.lane("s1", TopState.QUARANTINED, "corrupt")));
        String red = "\u001b[31;1m";
        assertTrue(row(Palette.of(Map.of()), snapshot).contains(red));
        assertTrue(row(Palette.of(Map.of("NO_COLOR", "")), snapshot).contains(red));
        String plain = row(Palette.of(Map.of("NO_COLOR", "1")), snapshot);
        assertFalse(plain.matches("(?s).*\u001b\\[[0-9;]*3[0-9].*"), plain);
        assertTrue(plain.contains("\u001b[1m"), plain);
    }

    private static String row(Palette palette, TopSnapshot snapshot) {
        return new TopView(palette, ZoneOffset.UTC, 1000)
                .draw(snapshot, 80, 24, ViewState.START)
                .lines()
                .get(4)
                .toAnsi();
    }

    private List<AttributedString> draw(TopSnapshot snapshot, ViewState state) {
        return view.draw(snapshot, 80, 24, state).lines();
    }

    private static List<ViewState> states(List<TopLane> lanes) {
        return List.of(
                ViewState.START,
                ViewState.START.help(true),
                ViewState.START.frozen(true),
                ViewState.START.with(Spot.TOP.move(1, lanes)),
                ViewState.START.with(Spot.TOP.last(LaneChoice.WORST_FIRST.of(lanes))),
                ViewState.START.with(LaneChoice.WORST_FIRST.by(SortKey.LAG).invert()));
    }

    private static void assertSafe(String line) {
        line.codePoints()
                .forEach(
                        c ->
                                assertTrue(
                                        c >= ' '
                                                && c != 0x7F
                                                && !(c >= 0x80 && c < 0xA0)
                                                && Character.getType(c) != Character.FORMAT
                                                && Character.getType(c) != Character.SURROGATE,
                                        () -> "raw character " + Integer.toHexString(c)));
    }
}
