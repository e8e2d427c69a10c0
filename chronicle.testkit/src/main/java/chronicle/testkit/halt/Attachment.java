package chronicle.testkit.halt;

import chronicle.testkit.ChildJvm;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a child that connects back to this process, on the loopback interface, and waits. */
final class Attachment {

    private static final String SOCKET_LISTEN = "com.sun.jdi.SocketListen";
    private static final String TIMEOUT_MS = "30000";

    private final ListeningConnector connector;
    private final Map<String, Connector.Argument> settings;

    Attachment() {
        connector =
                Bootstrap.virtualMachineManager().listeningConnectors().stream()
                        .filter(each -> each.name().equals(SOCKET_LISTEN))
                        .findFirst()
                        .orElseThrow();
        settings = connector.defaultArguments();
        settings.get("localAddress").setValue("127.0.0.1");
        settings.get("port").setValue("0");
        settings.get("timeout").setValue(TIMEOUT_MS);
    }

    HaltingJvm start(List<String> options, Class<?> main, String... arguments) {
        try {
            String address = connector.startListening(settings);
            try {
                return start(address, options, main, arguments);
            } finally {
                connector.stopListening(settings);
            }
        } catch (IOException | IllegalConnectorArgumentsException e) {
            throw new AssertionError("cannot wait for a child to connect", e);
        }
    }

    private HaltingJvm start(
            String address, List<String> options, Class<?> main, String... arguments)
            throws IllegalConnectorArgumentsException {
        List<String> all = new ArrayList<>(options);
        all.add("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address);
        ChildJvm child = ChildJvm.start(all, main, arguments);
        try {
            VirtualMachine vm = connector.accept(settings);
            return new HaltingJvm(child, vm);
        } catch (IOException e) {
            child.close();
            throw new AssertionError("the child did not connect: " + child.report(), e);
        }
    }
}
