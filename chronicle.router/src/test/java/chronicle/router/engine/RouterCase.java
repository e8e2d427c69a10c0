package chronicle.router.engine;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of routers over real queues: each has a bus of its own, and what it opened is closed. */
abstract class RouterCase {

    @TempDir Path root;
    RouterFixture fixture;
    Recorder recorder;

    @BeforeEach
    final void openFixture() {
        fixture = new RouterFixture(root);
        recorder = fixture.recorder;
    }

    @AfterEach
    final void closeFixture() {
        fixture.close();
    }
}
