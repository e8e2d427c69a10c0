package chronicle.webconsole;

import jakarta.servlet.Servlet;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page as the web console finds it. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=" + ConsolePage.LABEL,
            "felix.webconsole.title=Chronicle",
            "felix.webconsole.category=Chronicle",
            "felix.webconsole.css=/" + ConsolePage.LABEL + "/ui/page.css"
        })
public final class ConsolePageComponent extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient Sampler sampler;

    @Activate
    public ConsolePageComponent(@Reference RoutersComponent routers) {
        this(routers.get(), new Sampler(routers.get(), Sampler.INTERVAL));
    }

    private ConsolePageComponent(Routers routers, Sampler sampler) {
        super(
                routers,
                new StateJson(routers, sampler),
                new PageTokens(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime())));
        this.sampler = sampler;
    }

    @Deactivate
    void deactivate() {
        sampler.close();
    }
}
