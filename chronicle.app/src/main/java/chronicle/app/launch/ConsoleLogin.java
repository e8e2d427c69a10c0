package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Who may enter the web console: one user, with a password from the environment or one made for
 * this start. Never from the command line, which every user of the machine can read.
 */
public final class ConsoleLogin {

    public static final String USER = "admin";

    /** Environment variable with the password. */
    public static final String VARIABLE = "CHRONICLE_CONSOLE_PASSWORD";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    /** Without what is easily taken for something else when it is typed. */
    private static final String LETTERS =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int MADE_LENGTH = 20;

    private final String password;
    private final boolean made;

    private ConsoleLogin(String password, boolean made) {
        this.password = password;
        this.made = made;
    }

    /**
     * @param environment of the process
     * @throws CommandFailure when the variable holds a password that cannot be used
     */
    public static ConsoleLogin of(Map<String, String> environment) {
        String given = environment.get(VARIABLE);
        if (given == null) {
            return new ConsoleLogin(make(), true);
        }
        // The console compares bytes in the charset of the JVM: others than these may never match.
        if (!given.matches("[!-~]{" + SHORTEST + ',' + LONGEST + '}')) {
            throw new CommandFailure(
                    VARIABLE
                            + " is not usable, give "
                            + SHORTEST
                            + " to "
                            + LONGEST
                            + " printable ASCII characters without spaces, or unset it");
        }
        return new ConsoleLogin(given, false);
    }

    private static String make() {
        SecureRandom random = new SecureRandom();
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < MADE_LENGTH; i++) {
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    /** The password to print, when nobody knows it yet. */
    public Optional<String> toTell() {
        return made ? Optional.of(password) : Optional.empty();
    }

    /** As the web console keeps it. */
    String hash() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(password.getBytes(StandardCharsets.UTF_8));
            return "{sha-256}" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
