package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "-", "Alpha-1.b_c", "0", "a..b"})
    void acceptsTheRule(String name) {
        assertEquals(Optional.of(new StrategyId(name)), StrategyId.parse(name));
        assertEquals(name, new StrategyId(name).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", ".a", "a b", "a/b", "a\n", "\na", "ä", "a\u0000", "a\uFFFD"})
    void refusesEverythingElse(String name) {
        assertTrue(StrategyId.parse(name).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new StrategyId(name));
    }

    @Test
    void takesUpTo128Characters() {
        assertTrue(StrategyId.parse("x".repeat(128)).isPresent());
        assertFalse(StrategyId.parse("x".repeat(129)).isPresent());
    }

    @Test
    void refusalCannotWriteOnATerminal() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new StrategyId(
                                                "\u001b[2J\n\u009b2J\u202e" + "x".repeat(5000)))
                        .getMessage();
        assertTrue(message.contains("name=\"?[2J??2J?xxx"), message);
        assertTrue(message.length() < 300, message);
    }

    @Test
    void layoutPutsQueuesWhereTheFormatSays() {
        BusLayout layout = new BusLayout(Path.of("/bus/../bus"));
        StrategyEndpoints endpoints = layout.endpoints(new StrategyId("s"));
        assertEquals(Path.of("/bus/orders/queue/s/orders_out"), endpoints.ordersOut());
        assertEquals(Path.of("/bus/orders/queue/s/orders_in"), endpoints.ordersIn());
        assertEquals(Path.of("/bus/market_data/queue/demo_feed"), layout.feed("demo_feed"));
        assertThrows(IllegalArgumentException.class, () -> layout.feed("../x"));
    }
}
