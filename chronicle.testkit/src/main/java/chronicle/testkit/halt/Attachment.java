package chronicle.testkit.halt;

import chronicle.testkit.ChildJvm;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a child that waits, on the loopback interface, for this process to attach. Not the other
 * way round: the connectors that listen share a table between threads, and lose entries of it.
 */
final class Attachment {

    private static final String SOCKET_ATTACH = "com.sun.jdi.SocketAttach";
    private static final String TIMEOUT_MS = "60000";
    private static final String WAITING = "Listening for transport dt_socket at address: ";

    private final AttachingConnector connector;
    private final Map<String, Connector.Argument> settings;

    Attachment() {
        connector =
                Bootstrap.virtualMachineManager().attachingConnectors().stream()
                        .filter(each -> each.name().equals(SOCKET_ATTACH))
                        .findFirst()
                        .orElseThrow();
        settings = connector.defaultArguments();
        settings.get("hostname").setValue("127.0.0.1");
        settings.get("timeout").setValue(TIMEOUT_MS);
    }

    HaltingJvm start(List<String> options, Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0");
        ChildJvm child = ChildJvm.start(all, main, arguments);
        try {
            String port = child.awaitLine(WAITING).substring(WAITING.length());
            settings.get("port").setValue(port);
            return new HaltingJvm(child, connector.attach(settings));
        } catch (IOException | IllegalConnectorArgumentsException e) {
            child.close();
            throw new AssertionError("cannot attach to the child: " + child.report(), e);
        }
    }
}
