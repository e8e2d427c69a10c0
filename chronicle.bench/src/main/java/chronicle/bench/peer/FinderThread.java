package chronicle.bench.peer;

/** The thread of a finder. A failure on it ends the process, as one of the main thread would. */
final class FinderThread {

    private static final int FAILED = 1;

    private final Thread thread;

    private FinderThread(Thread thread) {
        this.thread = thread;
    }

    /** What it does. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    static FinderThread start(String peer, Task task) {
        Thread thread = new Thread(() -> runOrEnd(task), "finder-" + peer);
        thread.setDaemon(true);
        thread.start();
        return new FinderThread(thread);
    }

    private static void runOrEnd(Task task) {
        try {
            task.run();
        } catch (Exception | Error e) {
            System.err.println("bench: a finder failed");
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** Waits until it has ended. */
    void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a finder ends", e);
        }
    }
}
