package chronicle.testkit.halt;

import chronicle.testkit.ChildJvm;
import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.StepRequest;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is halted where the test wants it, all of its threads, and goes on from
 * there in steps. Starts halted, before its main method. One thread.
 *
 * <p>Every call that lets it run fails with an AssertionError, which says what the child printed,
 * when it does not get to the next halt within two minutes: on its way it may force files to a slow
 * disk many times.
 */
public final class HaltingJvm implements AutoCloseable {

    private static final long DEADLINE_NS = TimeUnit.MINUTES.toNanos(2);

    private final ChildJvm child;
    private final VirtualMachine vm;
    private final EventRequestManager requests;

    private ThreadReference thread;
    private Location location;

    /** Takes the event of the start away; going on for it later could undo a halt. */
    HaltingJvm(ChildJvm child, VirtualMachine vm) {
        this.child = child;
        this.vm = vm;
        this.requests = vm.eventRequestManager();
        nextEvents(System.nanoTime() + DEADLINE_NS);
    }

    /**
     * @param options for the JVM, such as {@code -Xmx64m}
     */
    public static HaltingJvm start(List<String> options, Class<?> main, String... arguments) {
        return new Attachment().start(options, main, arguments);
    }

    public ChildJvm child() {
        return child;
    }

    /**
     * Goes on until a method is about to begin.
     *
     * @param count how many times it is entered until then, at least 1; where several methods have
     *     the name, each is counted for itself
     */
    public void runTo(CodePoint point, int count) {
        List<ReferenceType> loaded = vm.classesByName(point.type());
        if (loaded.isEmpty()) {
            ClassPrepareRequest prepare = requests.createClassPrepareRequest();
            prepare.addClassFilter(point.type());
            prepare.enable();
        } else {
            haltIn(loaded.get(0), point, count);
        }
        run(point + " for the " + count + ". time", point, count);
        requests.deleteAllBreakpoints();
    }

    private void haltIn(ReferenceType type, CodePoint point, int count) {
        int halts = 0;
        for (Method method : type.methodsByName(point.method())) {
            if (method.location() != null) {
                BreakpointRequest halt = requests.createBreakpointRequest(method.location());
                halt.addCountFilter(count);
                halt.enable();
                halts++;
            }
        }
        if (halts == 0) {
            throw new AssertionError("there is no method " + point + " any more");
        }
    }

    /** All lines of a class that was loaded, by the methods that they are in. */
    public List<CodeLine> lines(String type) {
        Set<CodeLine> lines = new LinkedHashSet<>();
        for (ReferenceType loaded : vm.classesByName(type)) {
            for (Method method : loaded.methods()) {
                for (Location each : locations(method)) {
                    lines.add(new CodeLine(type, method.name(), each.lineNumber()));
                }
            }
        }
        return List.copyOf(lines);
    }

    private static List<Location> locations(Method method) {
        try {
            return method.location() == null ? List.of() : method.allLineLocations();
        } catch (AbsentInformationException e) {
            throw new AssertionError("compiled without lines: " + method, e);
        }
    }

    /**
     * Goes on until the halted thread comes to a line, or to the beginning of a method.
     *
     * @param count how many times it comes to that line until then, at least 1
     * @return whether it is the line
     */
    public boolean runToLine(CodeLine line, int count, CodePoint otherwise) {
        Set<Integer> taken = new HashSet<>();
        for (Method method : vm.classesByName(line.type()).get(0).methodsByName(line.method())) {
            for (Location each : locations(method)) {
                if (each.lineNumber() == line.line() && taken.add(line.line())) {
                    BreakpointRequest halt = requests.createBreakpointRequest(each);
                    halt.addThreadFilter(thread);
                    halt.addCountFilter(count);
                    halt.enable();
                }
            }
        }
        runTo(otherwise, 1);
        return location.lineNumber() == line.line()
                && location.declaringType().name().equals(line.type());
    }

    /**
     * Goes on to the next line of the method in which it is halted.
     *
     * @return whether that method is still at work; it has returned else, or thrown
     */
    public boolean nextLine() {
        Method method = location.method();
        int depth = depth();
        step(StepRequest.STEP_LINE, StepRequest.STEP_OVER, null);
        return depth() > depth || depth() == depth && location.method().equals(method);
    }

    /** Goes on by a single instruction of any class that {@code pattern} names. */
    public void nextInstruction(String pattern) {
        step(StepRequest.STEP_MIN, StepRequest.STEP_INTO, pattern);
    }

    private int depth() {
        try {
            return thread.frameCount();
        } catch (IncompatibleThreadStateException e) {
            throw new AssertionError("not halted: " + where(), e);
        }
    }

    private void step(int size, int depth, String pattern) {
        StepRequest step = requests.createStepRequest(thread, size, depth);
        if (pattern != null) {
            step.addClassFilter(pattern);
        }
        step.addCountFilter(1);
        step.enable();
        run("the next step after " + where(), null, 0);
        requests.deleteEventRequest(step);
    }

    /** Has the halted thread throw, as it goes on, whatever it was about to do. */
    public void strike(Class<? extends Error> error, String message) {
        try {
            ClassType reflection = (ClassType) vm.classesByName("java.lang.Class").get(0);
            call(reflection, "forName", "(Ljava/lang/String;)Ljava/lang/Class;", error.getName());
            ClassType type = (ClassType) vm.classesByName(error.getName()).get(0);
            ObjectReference thrown =
                    type.newInstance(
                            thread,
                            type.concreteMethodByName("<init>", "(Ljava/lang/String;)V"),
                            List.of(vm.mirrorOf(message)),
                            ObjectReference.INVOKE_SINGLE_THREADED);
            thread.stop(thrown);
        } catch (InvalidTypeException
                | ClassNotLoadedException
                | IncompatibleThreadStateException
                | InvocationException e) {
            throw new AssertionError("cannot strike at " + where(), e);
        }
    }

    /** A static method, in the halted thread. */
    private void call(ClassType type, String method, String signature, String argument)
            throws InvalidTypeException,
                    ClassNotLoadedException,
                    IncompatibleThreadStateException,
                    InvocationException {
        type.invokeMethod(
                thread,
                type.concreteMethodByName(method, signature),
                List.of(vm.mirrorOf(argument)),
                ClassType.INVOKE_SINGLE_THREADED);
    }

    /** Goes on without another halt. */
    public void goOn() {
        thread = null;
        location = null;
        vm.resume();
    }

    /** Where it is halted, for people. */
    public String where() {
        return location == null
                ? "running"
                : location.declaringType().name() + "." + location.method().name() + " " + location;
    }

    private void run(String what, CodePoint point, int count) {
        vm.resume();
        long deadline = System.nanoTime() + DEADLINE_NS;
        while (true) {
            EventSet events = nextEvents(deadline);
            if (events == null) {
                throw new AssertionError("did not get to " + what + ": " + child.report());
            }
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    haltIn(prepared.referenceType(), point, count);
                } else if (event instanceof BreakpointEvent || event instanceof StepEvent) {
                    LocatableEvent halt = (LocatableEvent) event;
                    thread = halt.thread();
                    location = halt.location();
                    return;
                } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                    child.awaitExit();
                    throw new AssertionError(
                            "ended and did not get to " + what + ": " + child.report());
                }
            }
            events.resume();
        }
    }

    private EventSet nextEvents(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        try {
            return vm.eventQueue().remove(Math.max(1, left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the child ran: " + child, e);
        }
    }

    /** SIGKILL, where it stands. */
    public void kill() {
        child.kill();
    }

    /** Kills it when it is still there. */
    @Override
    public void close() {
        child.close();
    }
}
