package chronicle.health;

import java.util.List;

/** All checks there are. */
final class Checks {

    static final List<NamedCheck> ALL =
            List.of(
                    new NamedCheck("Chronicle watcher", "chronicle-watcher", new WatcherCheck()),
                    new NamedCheck("Chronicle handlers", "chronicle-handlers", new HandlersCheck()),
                    new NamedCheck("Chronicle lanes", "chronicle-lanes", new LanesCheck()),
                    new NamedCheck("Chronicle owners", "chronicle-owners", new OwnersCheck()),
                    new NamedCheck("Chronicle lag", "chronicle-lag", new LagCheck()),
                    new NamedCheck("Chronicle disk", "chronicle-disk", new DiskCheck()));

    private Checks() {}
}
