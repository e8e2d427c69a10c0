/**
 * The operating system behind one interface, {@link chronicle.core.os.OsPrimitives}: an
 * implementation for Linux by JNA and one for anywhere by {@code java.nio} alone. Nothing here
 * knows of queues.
 */
package chronicle.core.os;
