package chronicle.testkit.crash;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.format.QueueFiles;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.crash.QueueVerifier.Deletions;
import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One queue that children write and die over, and the verdict on what each of them leaves. */
final class CrashScene implements AutoCloseable {

    /** Client compiler and little memory, for children that live for milliseconds. */
    private static final List<String> SHORT_LIFE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx64m");

    private static final String ENGINE = "chronicle.core.*";

    /** After a kill: a reader and a writer, only a writer, or nobody but the next victim. */
    private static final int COMPANIES = 3;

    private final Path folder;
    private final Random random;
    private final Queues queues = Queues.create();
    private final Progress written;

    private QueueVerifier verifier;
    private int kills;

    /** Where, for people. */
    private String killed = "";

    CrashScene(Path folder, Random random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.random = random;
        this.written = new Progress(folder.resolve(WriterChild.PROGRESS));
        forgetReader();
    }

    /** To be called when the queue was replaced by another. */
    private void forgetReader() {
        expect(Deletions.NONE);
    }

    /** To be called before there is a queue, when its writers delete segments. */
    void expect(Deletions deletions) {
        verifier = new QueueVerifier(queues, queue(), deletions);
    }

    Path queue() {
        return folder.resolve(WriterChild.QUEUE);
    }

    Queues queues() {
        return queues;
    }

    Random random() {
        return random;
    }

    QueueVerifier verifier() {
        return verifier;
    }

    /** How many records the writers so far were told to be committed. */
    long committed() {
        return written.get();
    }

    /** For records that were committed in this process. */
    void committed(long records) {
        written.set(records);
    }

    /** Appends in this process, and closes in order. */
    void append(int records) {
        Records.Clock clock = new Records.Clock();
        try (QueueWriter writer = queues.openWriter(queue(), Records.options(clock))) {
            Records.append(writer, clock, records);
            committed(writer.nextSeq());
        }
    }

    int kills() {
        return kills;
    }

    ChildJvm start(Class<?> main, String task, long number) {
        return start(List.of(), main, task, number);
    }

    /**
     * @param options for the JVM
     */
    ChildJvm start(List<String> options, Class<?> main, String task, long number) {
        List<String> all = new ArrayList<>(SHORT_LIFE);
        all.addAll(options);
        return ChildJvm.start(all, main, task, folder.toString(), Long.toString(number));
    }

    HaltingJvm startHalted(Class<?> main, String task, long number) {
        return HaltingJvm.start(SHORT_LIFE, main, task, folder.toString(), Long.toString(number));
    }

    /** A writer that does everything a writer can, until it is killed. */
    HaltingJvm startWriterHalted() {
        return startWriterHalted("append");
    }

    /**
     * @param task one of the child's that go on for ever
     */
    HaltingJvm startWriterHalted(String task) {
        return startHalted(WriterChild.class, task, random.nextLong());
    }

    /** Kills a child some instructions after a method was called for the so many-th time. */
    void kill(HaltingJvm child, CodePoint point, int call, int instructions) {
        try (child) {
            child.runTo(point, call);
            for (int i = 0; i < instructions; i++) {
                child.nextInstruction(ENGINE);
            }
            String where = point + " call=" + call + " at " + child.where();
            child.kill();
            killed(where);
        }
    }

    /** To be called for every kill, with where or when it was. */
    void killed(String where) {
        kills++;
        killed = where;
    }

    /** What must hold after a kill, whoever comes next. */
    void judge() throws IOException {
        lookOnly();
        int company = random.nextInt(COMPANIES);
        if (company == 0 && Files.exists(queue().resolve(QueueFiles.CONTROL))) {
            verifier.readOn();
        }
        if (company < 2) {
            writeOn();
        }
    }

    /** Whoever reads next finds what was reported; without a control block nobody can. */
    void lookOnly() {
        if (Files.exists(queue().resolve(QueueFiles.CONTROL))) {
            requireCommitted(verifier.look());
        }
    }

    /** The next writer opens, goes on and closes; after that no trace of a crash is left. */
    void writeOn() throws IOException {
        int records = 1 + random.nextInt(5);
        long there = verifier.writeOn(records);
        requireCommitted(there);
        written.set(there + records);
        verifier.checkFiles();
    }

    /** All that was reported is there, and at most the one record that nobody could report. */
    private void requireCommitted(long there) {
        long committed = committed();
        if (there != committed && there != committed + 1) {
            throw new AssertionError(
                    "records there=" + there + " committed=" + committed + " " + killed);
        }
        written.set(there);
    }

    /** Keeps the queue as it is, to have it back later. */
    Wreckage keep() throws IOException {
        return new Wreckage(queue(), Files.createTempDirectory(folder, "kept"), committed());
    }

    void restore(Wreckage wreckage) throws IOException {
        wreckage.restore();
        written.set(wreckage.committed());
        forgetReader();
    }

    @Override
    public void close() {
        queues.close();
    }
}
