package chronicle.app.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A path as it is given, in a JVM that may have no characters for it: where no locale is set, Java
 * names files in ASCII.
 */
final class PathArgument implements ITypeConverter<Path> {

    /** What Java has in the place of an argument's bytes that are no text. */
    private static final char UNDECODED = '\uFFFD';

    @Override
    public Path convert(String text) {
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(sentence(text));
        }
        if (text.indexOf(UNDECODED) >= 0) {
            // It would be another file, made beside the one that is meant.
            throw new TypeConversionException(
                    "bytes that are no UTF-8 do not get here, rename it or give a link to it path="
                            + text);
        }
        return path;
    }

    /** Nothing works in a folder whose name is lost: not even classes of the JDK can be loaded. */
    static void requireWorkingFolder(CommandLine command) {
        String folder = System.getProperty("user.dir");
        try {
            Path.of(folder);
        } catch (InvalidPathException e) {
            throw new ParameterException(
                    command, "cannot work in this folder: " + sentence(folder));
        }
    }

    private static String sentence(String path) {
        return "no name of a file in the encoding that Java has from the locale, which is "
                + System.getProperty("sun.jnu.encoding")
                + ", set LC_ALL=C.UTF-8 or another locale with UTF-8 path="
                + path;
    }
}
