package chronicle.core.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = {"amd64", "x86_64", "aarch64"})
class OperatingSystemTest {

    private final ClassLoader withoutJna = new WithoutJna();

    @AfterEach
    void forgetWhatWasAskedFor() {
        System.clearProperty(OperatingSystem.PROPERTY);
    }

    @Test
    void withJnaItIsLinux() {
        assertEquals("linux", OperatingSystem.best().name());
    }

    @Test
    void withoutJnaNoOtherLocksAreTakenUnasked() {
        Throwable refused =
                assertThrows(InvocationTargetException.class, this::best).getTargetException();
        String message = refused.getMessage();
        assertTrue(message.startsWith("JNA cannot be used, and without it"), message);
        assertTrue(message.contains("-Dchronicle.os=portable to every process"), message);
        assertTrue(message.contains("com/sun/jna/"), message);
    }

    @Test
    void withoutJnaThePortableOnesAreThereWhenAskedFor() throws ReflectiveOperationException {
        System.setProperty(OperatingSystem.PROPERTY, PortableOs.NAME);
        assertEquals("chronicle.core.os.PortableOs", best().getClass().getName());
    }

    private Object best() throws ReflectiveOperationException {
        return withoutJna.loadClass(OperatingSystem.class.getName()).getMethod("best").invoke(null);
    }

    /** The module's classes once more, on a class path that has no JNA. */
    private static final class WithoutJna extends ClassLoader {

        WithoutJna() {
            super(OperatingSystemTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("com.sun.jna.")) {
                    throw new ClassNotFoundException(name);
                }
                if (!name.startsWith("chronicle.core.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
