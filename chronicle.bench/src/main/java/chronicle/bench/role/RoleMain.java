package chronicle.bench.role;

import java.io.PrintStream;

/** Entry of a measured process. */
public final class RoleMain {

    private RoleMain() {}

    public static void main(String[] args) throws Exception {
        PrintStream results = System.out;
        // What peers print must not come between the result lines.
        System.setOut(System.err);
        RoleArguments arguments = RoleArguments.parse(args);
        arguments.role().play(arguments, new ParentProcess(System.in, results));
        System.exit(0);
    }
}
