package chronicle.core.engine;

import chronicle.core.DirectoryWalk;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueGuard;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The queues as a service. */
@Component(service = Queues.class)
public final class QueuesComponent implements Queues {

    private final Queues queues = Queues.create();

    @Override
    public QueueWriter openWriter(Path directory, WriterOptions options) {
        return queues.openWriter(directory, options);
    }

    @Override
    public QueueReader openReader(Path directory, ReaderOptions options) {
        return queues.openReader(directory, options);
    }

    @Override
    public QueueBrowser browse(Path directory, StartMode start) {
        return queues.browse(directory, start);
    }

    @Override
    public FanInReader fanIn() {
        return queues.fanIn();
    }

    @Override
    public FanInReader fanIn(FanInOptions options) {
        return queues.fanIn(options);
    }

    @Override
    public QueueInfo inspect(Path directory) {
        return queues.inspect(directory);
    }

    @Override
    public void forgetReader(Path directory, String name) {
        queues.forgetReader(directory, name);
    }

    @Override
    public boolean writerAlive(Path directory) {
        return queues.writerAlive(directory);
    }

    @Override
    public boolean readerAlive(Path directory, String name) {
        return queues.readerAlive(directory, name);
    }

    @Override
    public Optional<QueueGuard> guard(Path directory) {
        return queues.guard(directory);
    }

    @Override
    public String identity(Path path) {
        return queues.identity(path);
    }

    @Override
    public DirectoryWalk walk(Path directory) {
        return queues.walk(directory);
    }

    @Override
    public long startTicks(long pid) {
        return queues.startTicks(pid);
    }

    @Override
    public void warmUp(Path folder) {
        queues.warmUp(folder);
    }

    @Override
    @Deactivate
    public void close() {
        queues.close();
    }
}
