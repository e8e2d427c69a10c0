package chronicle.tools.doctor;

import chronicle.bus.BusLayout;
import chronicle.core.Queues;
import java.nio.file.Path;

/** Repairs a bus and prints the report: {@code BUS}. */
final class RepairChild {

    private RepairChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Queues queues = Queues.create()) {
            BusLayout bus = new BusLayout(Path.of(arguments[0]));
            Report report = new Doctor(queues, bus, DoctorOptions.DEFAULTS).repair();
            System.out.println(ReportJson.of(report));
        }
    }
}
