package chronicle.tools.doctor.exam;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * One question to a queue, a bus or the machine. Stateless and read-only.
 *
 * @param <T> what it looks at
 */
@FunctionalInterface
public interface Check<T> {

    /**
     * Looks, and reports what is wrong. What goes away meanwhile is not.
     *
     * @throws IOException when it cannot be told
     */
    void look(T subject, Consumer<Diagnosis> found) throws IOException;
}
