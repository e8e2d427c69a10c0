package chronicle.itest.container;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a {@link Felix} of its own and stops it afterwards. */
public final class FelixExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(FelixExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Felix.class;
    }

    @Override
    public Felix resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store closes what is AutoCloseable in it when the test's context ends.
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Felix.class, key -> start(), Felix.class);
    }

    private static Felix start() {
        try {
            return new Felix();
        } catch (IOException e) {
            throw new AssertionError("Felix does not start", e);
        }
    }
}
