package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MXBean;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterBeanTest {

    @TempDir Path folder;
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @Test
    void everythingARouterTellsIsRead() throws IOException, JMException {
        register(new FullRouter(folder.toString()));
        RouterPicture picture = RouterBean.find(server, folder).orElseThrow().read(7);
        assertEquals(7, picture.pid());
        assertEquals("inotify", picture.watcher());
        assertEquals(12, picture.orders());
        assertEquals(
                List.of(new TopLane("s1", TopState.QUARANTINED, "corrupt", 1, 2, 3, 4, -1, -1, -1)),
                picture.lanes());
        assertEquals(
                List.of(new TopEvent(5, "s1", TopState.UNKNOWN, "new word")), picture.events());
        assertEquals(new Latency(9, 10, -1, -1, -1, 11), picture.orderLatency());
    }

    @Test
    void anOlderRouterIsReadAsFarAsItGoes() throws IOException, JMException {
        register(new OldRouter(folder.toString()));
        RouterPicture picture = RouterBean.find(server, folder).orElseThrow().read(7);
        assertEquals("poll", picture.watcher());
        assertEquals(-1, picture.handlers());
        assertEquals(List.of(), picture.lanes());
        assertEquals(Latency.NONE, picture.orderLatency());
    }

    @Test
    void routersOfOtherBusesAreLeftAloneAndLinksAreFollowed() throws IOException, JMException {
        register(new OldRouter(folder.resolve("other").toString()));
        assertTrue(RouterBean.find(server, folder).isEmpty());
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        register(new OldRouter(link.toString()));
        Optional<RouterBean> found = RouterBean.find(server, folder);
        assertTrue(found.isPresent());
    }

    private void register(Object bean) throws JMException {
        String bus = ((Bus) bean).getBus();
        server.registerMBean(
                bean,
                new ObjectName("org.chronicle.osgi:type=Router,bus=" + ObjectName.quote(bus)));
    }

    /** What every one has. */
    public interface Bus {
        String getBus();
    }

    @MXBean
    public interface Old extends Bus {
        String getWatcher();
    }

    @MXBean
    public interface Full extends Old {
        long getOrders();

        List<LaneBean> getLanes();

        List<EventBean> getEvents();

        LatencyBean getOrderLatency();
    }

    public record OldRouter(String bus) implements Old {
        @Override
        public String getBus() {
            return bus;
        }

        @Override
        public String getWatcher() {
            return "poll";
        }
    }

    public record FullRouter(String bus) implements Full {
        @Override
        public String getBus() {
            return bus;
        }

        @Override
        public String getWatcher() {
            return "inotify";
        }

        @Override
        public long getOrders() {
            return 12;
        }

        @Override
        public List<LaneBean> getLanes() {
            return List.of(new LaneBean());
        }

        @Override
        public List<EventBean> getEvents() {
            return List.of(new EventBean());
        }

        @Override
        public LatencyBean getOrderLatency() {
            return new LatencyBean();
        }
    }

    public static final class LaneBean {
        public String getName() {
            return "s1";
        }

        public String getState() {
            return "QUARANTINED";
        }

        public String getReason() {
            return "corrupt";
        }

        public long getSinceMillis() {
            return 1;
        }

        public long getOrdersPerSecond() {
            return 2;
        }

        public long getLagBytes() {
            return 3;
        }

        public long getOrders() {
            return 4;
        }
    }

    public static final class EventBean {
        public long getTimeMillis() {
            return 5;
        }

        public String getStrategy() {
            return "s1";
        }

        public String getState() {
            return "DREAMING";
        }

        public String getReason() {
            return "new word";
        }
    }

    public static final class LatencyBean {
        public long getCount() {
            return 9;
        }

        public long getP50Nanos() {
            return 10;
        }

        public long getMaxNanos() {
            return 11;
        }
    }
}
