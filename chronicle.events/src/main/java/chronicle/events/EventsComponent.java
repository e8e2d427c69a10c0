package chronicle.events;

import chronicle.router.RouterListener;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;

/** {@link EventPoster} with the container's Event Admin, which delivers on threads of its own. */
@Component(service = RouterListener.class)
public final class EventsComponent implements RouterListener {

    private final EventPoster poster;

    @Activate
    public EventsComponent(@Reference EventAdmin admin) {
        poster = new EventPoster(admin::postEvent);
    }

    @Override
    public void hear(Path bus, Consumer<RouterListener> news) {
        poster.hear(bus, news);
    }
}
