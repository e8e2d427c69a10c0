package chronicle.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes that goes on and on. What it says goes where its output goes, be that a
 * pipe, and is to be seen at once: a shell flushes its terminal only when a command is done.
 */
final class LiveOutput extends FilterOutputStream {

    private final PrintStream output;
    private final PrintStream console;

    private LiveOutput(PrintStream output, PrintStream console) {
        super(output);
        this.output = output;
        this.console = console;
    }

    /**
     * @param output of the command
     * @param console of the shell's session, behind which the terminal is
     */
    static PrintStream over(PrintStream output, PrintStream console) {
        return new PrintStream(new LiveOutput(output, console), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(bytes, offset, length);
    }

    /**
     * @throws IOException when nobody reads any more
     */
    @Override
    public void flush() throws IOException {
        boolean lost = output.checkError();
        console.flush();
        if (lost) {
            throw new IOException("nobody reads the output any more");
        }
    }
}
