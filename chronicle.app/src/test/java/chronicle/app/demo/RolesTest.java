package chronicle.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 32})
    void namesDifferAndThePartsAreTaken(int strategies) {
        Roles roles = Roles.of(strategies);
        assertEquals(strategies + 1, new HashSet<>(roles.all()).size());
        // Whoever is killed must still be there at the end, and trade by the clock.
        assertNotEquals(roles.victim(), roles.leaver());
        assertNotEquals(roles.victim(), roles.follower());
    }
}
