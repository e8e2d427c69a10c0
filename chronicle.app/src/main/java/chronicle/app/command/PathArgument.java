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

    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(sentence(text));
        }
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
