package chronicle.tools.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Paths in commands that are there to be copied. */
public final class ShellWord {

    private static final String PLAIN = "[A-Za-z0-9_./@%+=:,~-]+";

    private ShellWord() {}

    /**
     * A path as one word of bash or zsh, whatever its name is made of: bare, in quotes, or with its
     * bytes in octal between {@code $'} and {@code '} where something cannot be printed.
     */
    public static String of(Path path) {
        String text = path.toString();
        if (text.matches(PLAIN)) {
            return text;
        }
        if (SafeText.of(text).equals(text) && text.indexOf('\uFFFD') < 0) {
            return '\'' + text.replace("'", "'\\''") + '\'';
        }
        StringBuilder word = new StringBuilder("$'");
        for (byte each : bytes(path)) {
            if (each == '\'' || each == '\\') {
                word.append('\\').append((char) each);
            } else if (each >= ' ' && each < 0x7F) {
                word.append((char) each);
            } else {
                word.append(String.format("\\%03o", each & 0xFF));
            }
        }
        return word.append('\'').toString();
    }

    /** The name as the system has it: text has lost the bytes that are no UTF-8, a URI has not. */
    private static byte[] bytes(Path path) {
        String raw = path.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] all = bytes.toByteArray();
        // A URI ends the path of a directory with a slash, behind which a link is followed.
        boolean slash = all.length > 1 && all[all.length - 1] == '/';
        return slash ? Arrays.copyOf(all, all.length - 1) : all;
    }
}
