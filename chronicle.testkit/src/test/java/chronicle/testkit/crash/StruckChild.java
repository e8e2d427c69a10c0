package chronicle.testkit.crash;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import java.nio.file.Path;

/**
 * A writer that takes late errors of other files as they come: {@code FEW FOLDER NUMBER} appends so
 * many records. What an error broke off is in the queue or is not, as the next seq says.
 */
final class StruckChild {

    /** As the JVM words it. */
    static final String LATE =
            "a fault occurred in a recent unsafe memory access operation in compiled Java code";

    static final String STRUCK = "struck ";

    private StruckChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        long records = Long.parseLong(arguments[2]);
        Records.Clock clock = new Records.Clock();
        Progress progress = new Progress(folder.resolve(WriterChild.PROGRESS));
        int struck = 0;
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(
                                folder.resolve(WriterChild.QUEUE), Records.options(clock))) {
            long end = writer.nextSeq() + records;
            while (writer.nextSeq() < end) {
                try {
                    Records.append(writer, clock, 1);
                } catch (InternalError e) {
                    if (!LATE.equals(e.getMessage())) {
                        throw e;
                    }
                    struck++;
                }
                progress.set(writer.nextSeq());
            }
        }
        System.out.println(STRUCK + struck);
    }
}
