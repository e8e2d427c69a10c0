package chronicle.fuzz;

import chronicle.core.os.DiskFullException;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OperatingSystem;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Real primitives under a gauge: counts what is open, never sleeps, and plays a disk too small for
 * a file that only a hostile number would ask for. A proxy, so that it has no opinion on primitives
 * it does not gauge.
 */
final class GaugedOs {

    /** Largest file that is made; sound queues here have segments of 4 KiB. */
    static final long LARGEST_FILE = 1 << 16;

    private final OsPrimitives real = OperatingSystem.best();
    private final AtomicInteger mappings = new AtomicInteger();
    private final AtomicInteger locks = new AtomicInteger();
    private final AtomicLong mapped = new AtomicLong();
    private final AtomicLong mostMapped = new AtomicLong();

    OsPrimitives primitives() {
        return (OsPrimitives)
                Proxy.newProxyInstance(
                        GaugedOs.class.getClassLoader(),
                        new Class<?>[] {OsPrimitives.class},
                        (proxy, method, arguments) -> invoke(method, arguments));
    }

    int mappings() {
        return mappings.get();
    }

    int locks() {
        return locks.get();
    }

    /** Most bytes that were mapped at a time since the last call. */
    long mostMapped() {
        return mostMapped.getAndSet(mapped.get());
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "futexWait" -> {
                // Waking up for no reason is within its contract.
                return null;
            }
            case "createAllocated" -> refuseHuge((Path) arguments[0], (long) arguments[1]);
            default -> {
                // The real one, as it is.
            }
        }
        Object result = onReal(real, method, arguments);
        if (result instanceof WaitSet set) {
            return sleepless(set);
        }
        if (result instanceof Mapping mapping) {
            return new GaugedMapping(mapping);
        }
        return result instanceof FileLockHandle lock ? new GaugedLock(lock) : result;
    }

    /** Wakes up for no reason, as is within its contract. */
    private static WaitSet sleepless(WaitSet real) {
        return (WaitSet)
                Proxy.newProxyInstance(
                        GaugedOs.class.getClassLoader(),
                        new Class<?>[] {WaitSet.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("await")
                                        ? WaitSet.OTHER
                                        : onReal(real, method, arguments));
    }

    /** Which knows its own mappings only. */
    private static Object onReal(Object real, Method method, Object[] arguments) throws Throwable {
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            if (arguments[i] instanceof GaugedMapping mapping) {
                arguments[i] = mapping.real;
            }
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void refuseHuge(Path file, long size) throws DiskFullException {
        if (size > LARGEST_FILE) {
            throw new DiskFullException("played, as for a file too large: " + file);
        }
    }

    private final class GaugedMapping implements Mapping {

        private final Mapping real;
        private boolean open = true;

        GaugedMapping(Mapping real) {
            this.real = real;
            mappings.incrementAndGet();
            long now = mapped.addAndGet(real.buffer().capacity());
            mostMapped.accumulateAndGet(now, Math::max);
        }

        @Override
        public ByteBuffer buffer() {
            return real.buffer();
        }

        @Override
        public long fileLength() {
            return real.fileLength();
        }

        @Override
        public synchronized void close() {
            if (open) {
                open = false;
                mappings.decrementAndGet();
                mapped.addAndGet(-real.buffer().capacity());
            }
            real.close();
        }
    }

    private final class GaugedLock implements FileLockHandle {

        private final FileLockHandle real;
        private boolean open = true;

        GaugedLock(FileLockHandle real) {
            this.real = real;
            locks.incrementAndGet();
        }

        @Override
        public void writeContent(byte[] content) throws IOException {
            real.writeContent(content);
        }

        @Override
        public long length() throws IOException {
            return real.length();
        }

        @Override
        public Mapping map(long size) throws IOException {
            return new GaugedMapping(real.map(size));
        }

        @Override
        public synchronized void close() throws IOException {
            if (open) {
                open = false;
                locks.decrementAndGet();
            }
            real.close();
        }
    }
}
