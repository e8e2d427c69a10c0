package chronicle.testkit.crash;

import chronicle.core.QueueWriter;
import chronicle.core.format.QueueFiles;
import chronicle.testkit.Await;
import chronicle.testkit.halt.CodePoint;
import java.nio.file.Files;

/** States in which a writer finds a queue. */
enum Wreck {
    NOTHING {
        @Override
        void make(CrashScene scene) {
            // There is no queue yet.
        }
    },

    /** Died over a record whose header was begun. */
    TORN {
        @Override
        void make(CrashScene scene) throws Exception {
            kill(scene, CrashPoints.HEADER_BEGUN);
        }
    },

    /** Died in a roll, between moving the tail and the seal. */
    UNSEALED {
        @Override
        void make(CrashScene scene) throws Exception {
            kill(scene, CrashPoints.TAIL_MOVED);
        }
    },

    /** Died while the next segment had its temporary name. */
    UNNAMED {
        @Override
        void make(CrashScene scene) throws Exception {
            kill(scene, CrashPoints.SEGMENT_UNNAMED);
        }
    },

    /** Died between two records, with the next segment ready. */
    AHEAD {
        @Override
        void make(CrashScene scene) throws Exception {
            Records.Clock clock = new Records.Clock();
            try (QueueWriter writer =
                    scene.queues().openWriter(scene.queue(), Records.options(clock))) {
                // Not full, but more than half.
                Records.append(writer, clock, HALF_FULL);
                Await.until(
                        "the next segment",
                        () -> Files.exists(QueueFiles.segment(scene.queue(), 1)));
                scene.committed(writer.nextSeq());
            }
        }
    },

    /** As {@link #UNSEALED}, and then the control block was lost. */
    WITHOUT_CONTROL {
        @Override
        void make(CrashScene scene) throws Exception {
            UNSEALED.make(scene);
            Files.delete(scene.queue().resolve(QueueFiles.CONTROL));
        }

        @Override
        boolean isReadable() {
            return false;
        }
    };

    private static final int HALF_FULL = 10;

    /** Beyond what a writer does to open a queue. */
    private static final int CALL = 4;

    abstract void make(CrashScene scene) throws Exception;

    /**
     * Whether readers find everything at once. Where a control block has to be made anew they know
     * only the first segment until a writer has found the tail.
     */
    boolean isReadable() {
        return true;
    }

    private static void kill(CrashScene scene, CodePoint point) throws Exception {
        scene.kill(scene.startWriterHalted(), point, CALL, 0);
        scene.lookOnly();
    }
}
