/**
 * Persisted, memory-mapped queues with one writer and any number of readers, shared between
 * processes and languages.
 *
 * <p>Start at {@link chronicle.core.Queues}: a Declarative Services component in the container,
 * {@link chronicle.core.Queues#create()} on an ordinary class path. A {@link
 * chronicle.core.QueueWriter} appends, a {@link chronicle.core.QueueReader} polls one queue under a
 * stored position, a {@link chronicle.core.FanInReader} merges many, a {@link
 * chronicle.core.QueueBrowser} looks without leaving a trace. A {@link
 * chronicle.core.DirectoryWalk} finds out what is in a directory of queues.
 *
 * <p>Vocabulary. A <em>record</em> is a 64-byte header and a payload; it exists for readers once
 * its <em>commit word</em> is not 0. A <em>segment</em> is one file of records; the writer
 * <em>rolls</em> into the next one when a record does not fit, and <em>seals</em> the one it
 * leaves. A <em>position</em> is a segment id and an offset, always at a record's first byte or
 * behind the last one.
 *
 * <p>Memory ordering. "Release" is a release store, "acquire" the acquire load that pairs with it:
 * commit word (writer) with commit word (reader), SEALED flag with SEALED flag, segment_gen with
 * segment_gen. "Sequentially consistent" is used for the two words of the sleep protocol alone,
 * notify_seq and waiters_pending. Everything else is plain and reached only behind one of these.
 */
@Export
@Version("1.4.0")
package chronicle.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
