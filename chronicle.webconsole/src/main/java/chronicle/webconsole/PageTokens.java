package chronicle.webconsole;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that a page gets with its data and gives back with a command. Another site can have a
 * browser send a command with the operator's login, but it cannot read the page, so it has no
 * token.
 *
 * <p>A token is {@code EXPIRY NONCE MAC} in base64: nothing is kept of it. It holds for one user
 * and for one hour; a page that is open gets new ones with every answer. The key lives as long as
 * this object. Thread-safe.
 */
final class PageTokens {

    static final long LIFE_MS = 3_600_000;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int HEAD_BYTES = Long.BYTES + NONCE_BYTES;
    private static final int LONGEST = 200;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final LongSupplier clockMs;

    /**
     * @param clockMs milliseconds of a clock that never goes back
     */
    PageTokens(LongSupplier clockMs) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clockMs = clockMs;
    }

    /** A new token for this user. */
    String issue(String user) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        head.putLong(clockMs.getAsLong() + LIFE_MS).put(nonce);
        byte[] mac = mac(head.array(), user);
        byte[] token =
                ByteBuffer.allocate(HEAD_BYTES + mac.length).put(head.array()).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whether the token is one of ours, for this user, and not too old. Null is none. */
    boolean accepts(String token, String user) {
        if (token == null || token.length() > LONGEST) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length <= HEAD_BYTES) {
            return false;
        }
        byte[] head = new byte[HEAD_BYTES];
        byte[] mac = new byte[bytes.length - HEAD_BYTES];
        ByteBuffer.wrap(bytes).get(head).get(mac);
        return MessageDigest.isEqual(mac, mac(head, user))
                && ByteBuffer.wrap(head).getLong() - clockMs.getAsLong() > 0;
    }

    private byte[] mac(byte[] head, String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(user.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
