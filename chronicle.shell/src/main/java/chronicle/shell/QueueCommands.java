package chronicle.shell;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.core.QueueException;
import chronicle.core.QueueInfo;
import chronicle.core.Queues;
import chronicle.tools.bus.QueueLook;
import chronicle.tools.bus.QueueView;
import chronicle.tools.doctor.Doctor;
import chronicle.tools.doctor.DoctorOptions;
import chronicle.tools.doctor.ReportText;
import chronicle.tools.view.InspectView;
import chronicle.tools.view.TailRun;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What the commands say that look at queues. Only a repair leaves traces on them. */
final class QueueCommands {

    private final Routers routers;
    private final BusPaths paths;
    private final Queues queues;

    QueueCommands(Routers routers, Queues queues) {
        this.routers = routers;
        this.paths = new BusPaths(routers);
        this.queues = queues;
    }

    String inspect(String bus, String path) {
        Path queue = paths.queue(bus, path);
        try {
            Optional<QueueLook> look = new QueueView(queues, queue).look();
            QueueInfo info = queues.inspect(queue);
            return InspectView.text(info, look);
        } catch (QueueException e) {
            throw new ShellException(e.getMessage(), e);
        }
    }

    /**
     * Until the end of the queue, or with {@code follow} until this thread is interrupted.
     *
     * @param last how many messages before the end, 0 and more
     */
    void tail(String bus, String path, long last, boolean follow, PrintStream out) {
        Path queue = paths.queue(bus, path);
        Thread thread = Thread.currentThread();
        try {
            new TailRun(queues, queue, out, thread::isInterrupted, false)
                    .startingAtLast(last)
                    .run(follow ? Long.MAX_VALUE : last, follow);
        } catch (QueueException e) {
            throw new ShellException(e.getMessage(), e);
        } catch (InterruptedException e) {
            // Ctrl-C in the shell: the wish to end, which is done now.
            out.flush();
        }
    }

    /**
     * What is wrong with a router's bus and the machine under it.
     *
     * @param fix repairs what is safe first, which nothing alive may hold
     */
    String doctor(String bus, boolean fix) {
        BusLayout layout = new BusLayout(routers.one(bus).status().bus());
        Doctor doctor = new Doctor(queues, layout, DoctorOptions.DEFAULTS);
        try {
            return ReportText.of(fix ? doctor.repair() : doctor.examine());
        } catch (BusException e) {
            throw new ShellException(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new ShellException(
                    fix ? "interrupted, what was repaired by then is whole" : "interrupted", e);
        }
    }
}
