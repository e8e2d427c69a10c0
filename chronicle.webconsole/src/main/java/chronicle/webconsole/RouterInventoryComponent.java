package chronicle.webconsole;

import org.apache.felix.inventory.InventoryPrinter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The inventory as whoever makes support zips finds it. */
@Component(
        service = InventoryPrinter.class,
        property = {
            InventoryPrinter.NAME + "=chronicle-routers",
            InventoryPrinter.TITLE + "=Chronicle Routers",
            InventoryPrinter.FORMAT + "=TEXT",
            InventoryPrinter.FORMAT + "=JSON"
        })
public final class RouterInventoryComponent extends RouterInventory {

    @Activate
    public RouterInventoryComponent(@Reference RoutersComponent routers) {
        super(routers.get());
    }
}
