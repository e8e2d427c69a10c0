package chronicle.metrics.jmx;

import chronicle.metrics.RouterMXBean;
import chronicle.router.RouterStatus;
import java.util.HashMap;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The beans of the routers that there are. What cannot be registered is said, and goes without. */
public final class RouterBeans {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.metrics");

    private final MBeanServer server;

    // Guarded by this.
    private final Map<RouterStatus, ObjectName> names = new HashMap<>();

    public RouterBeans(MBeanServer server) {
        this.server = server;
    }

    /** A router came, or serves another bus from now on. */
    public synchronized void add(RouterStatus router) {
        ObjectName name = name(router);
        if (name.equals(names.get(router))) {
            return;
        }
        remove(router);
        try {
            server.registerMBean(new RouterBean(router), name);
            names.put(router, name);
        } catch (InstanceAlreadyExistsException e) {
            LOG.warn(
                    "router has no MXBean, there is one of that name name={}: another router of"
                            + " this process serves the bus, or was not stopped; stop one of them",
                    name);
        } catch (JMException e) {
            LOG.warn("router has no MXBean, it cannot be registered name={}", name, e);
        }
    }

    /** A router went. Nothing happens without a bean of it. */
    public synchronized void remove(RouterStatus router) {
        ObjectName name = names.remove(router);
        if (name == null) {
            return;
        }
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.debug("somebody else took the MXBean away name={}", name);
        } catch (JMException e) {
            LOG.warn("MXBean is still there, it cannot be unregistered name={}", name, e);
        }
    }

    private static ObjectName name(RouterStatus router) {
        String bus = router.bus().toAbsolutePath().toString();
        try {
            return new ObjectName(RouterMXBean.NAME.formatted(ObjectName.quote(bus)));
        } catch (MalformedObjectNameException e) {
            // Quoting leaves nothing that a name may not have.
            throw new IllegalStateException("not a name for a bean bus=" + bus, e);
        }
    }
}
