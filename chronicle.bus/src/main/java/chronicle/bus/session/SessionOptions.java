package chronicle.bus.session;

import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import java.time.Duration;

/**
 * How a strategy takes part in a bus. Immutable; the {@code with} methods return changed copies.
 *
 * @param writer for {@code orders_out}
 * @param reader for {@code orders_in}
 * @param leaseTtl how long LEASE holds without renewal, 3 ms to one day; renewed every third of it
 */
public record SessionOptions(WriterOptions writer, ReaderOptions reader, Duration leaseTtl) {

    /** Default writer, a reader named {@code strategy} that resumes and parks, a lease of 5 s. */
    public static final SessionOptions DEFAULTS =
            new SessionOptions(
                    WriterOptions.DEFAULTS, ReaderOptions.named("strategy"), Duration.ofSeconds(5));

    public SessionOptions withWriter(WriterOptions options) {
        return new SessionOptions(options, reader, leaseTtl);
    }

    public SessionOptions withReader(ReaderOptions options) {
        return new SessionOptions(writer, options, leaseTtl);
    }

    public SessionOptions withLeaseTtl(Duration ttl) {
        return new SessionOptions(writer, reader, ttl);
    }
}
