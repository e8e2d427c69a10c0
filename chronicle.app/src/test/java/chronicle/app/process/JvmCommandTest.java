package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmCommandTest {

    @Test
    void onlyJavaThatKnowsTheFlagGetsIt() {
        String quiet = "--sun-misc-unsafe-memory-access=allow";
        List<String> unstopped =
                List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:GuaranteedSafepointInterval=0");
        assertEquals(unstopped, JvmCommand.flags(17));
        assertEquals(unstopped, JvmCommand.flags(23));
        assertEquals(List.of(quiet, unstopped.get(0), unstopped.get(1)), JvmCommand.flags(24));
        assertEquals(List.of(quiet), JvmCommand.flags(25));
    }

    @Test
    void argumentsComeLast() {
        List<String> command = JvmCommand.of(List.of("feed", "--bus", "a b"));
        assertEquals(
                List.of("feed", "--bus", "a b"),
                command.subList(command.size() - 3, command.size()));
    }
}
