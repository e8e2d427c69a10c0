package chronicle.app.top;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.JMException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A connection to the MXBean of a router in another process of the same user. One thread; every
 * call may wait for that process.
 */
final class RouterLink implements AutoCloseable {

    private final long pid;
    private final JMXConnector connector;
    private final RouterBean bean;

    private RouterLink(long pid, JMXConnector connector, RouterBean bean) {
        this.pid = pid;
        this.connector = connector;
        this.bean = bean;
    }

    /**
     * Attaches, has the process open its local JMX connector if it has not yet, and connects.
     *
     * @return empty when it has no bean for this bus
     * @throws IOException when it does not answer or refuses
     * @throws NoClassDefFoundError when this Java has no module jdk.attach
     */
    static Optional<RouterLink> open(long pid, Path bus) throws IOException, JMException {
        JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
        try {
            Optional<RouterBean> bean = RouterBean.find(connector.getMBeanServerConnection(), bus);
            if (bean.isPresent()) {
                return Optional.of(new RouterLink(pid, connector, bean.get()));
            }
        } catch (IOException | JMException | RuntimeException e) {
            connector.close();
            throw e;
        }
        connector.close();
        return Optional.empty();
    }

    RouterPicture read() throws IOException, JMException {
        return bean.read(pid);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    private static String address(long pid) throws IOException {
        // One that must not be attached to would print all its threads instead.
        if (VirtualMachine.list().stream().noneMatch(vm -> isProcess(vm, pid))) {
            throw new IOException(
                    "it is no Java process that may be attached to, it runs with"
                            + " -XX:+DisableAttachMechanism or -XX:-UsePerfData");
        }
        VirtualMachine machine;
        try {
            machine = VirtualMachine.attach(String.valueOf(pid));
        } catch (AttachNotSupportedException e) {
            throw new IOException("the process cannot be attached to: " + e.getMessage(), e);
        }
        try {
            return machine.startLocalManagementAgent();
        } finally {
            machine.detach();
        }
    }

    private static boolean isProcess(VirtualMachineDescriptor machine, long pid) {
        return machine.id().equals(String.valueOf(pid));
    }
}
