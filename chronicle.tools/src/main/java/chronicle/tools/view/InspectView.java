package chronicle.tools.view;

import chronicle.core.QueueInfo;
import chronicle.tools.bus.LeaseLook;
import chronicle.tools.bus.QueueLook;
import chronicle.tools.bus.Rates;
import chronicle.tools.bus.ReaderLook;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.SafeText;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A queue's state as {@code key=value} lines for people, or as one JSON object for programs. Ages,
 * lags and rates are there as far as a {@link QueueLook} knows them.
 */
public final class InspectView {

    private InspectView() {}

    /** As {@link #text(QueueInfo, Optional)}, without ages, lags and rates. */
    public static String text(QueueInfo info) {
        return text(info, Optional.empty());
    }

    /** Several lines, the last without an end. */
    public static String text(QueueInfo info, Optional<QueueLook> look) {
        StringBuilder text = new StringBuilder();
        line(text, "queue", info.directory());
        line(text, "ready", info.ready());
        line(text, "version", info.version());
        line(text, "init_state", info.initState());
        line(text, "segment_size", info.segmentSize());
        line(text, "writer_epoch", info.writerEpoch());
        line(text, "writer_alive", info.writerAlive());
        line(text, "writer_owner", info.writerOwner().strip());
        line(text, "writer_heartbeat_ns", info.writerHeartbeatNs());
        look.ifPresent(now -> age(text, "writer_heartbeat_age", now.writerHeartbeatAgeNs()));
        look.ifPresent(now -> line(text, "lease", lease(now.lease())));
        line(text, "current_segment", info.currentSegment());
        line(text, "write_offset", info.writeOffset());
        line(text, "notify_seq", info.notifySeq());
        line(text, "waiters_pending", info.waitersPending());
        line(text, "messages", messages(info));
        look.filter(QueueLook::isSound).ifPresent(now -> tail(text, now));
        for (QueueInfo.Segment segment : info.segments()) {
            line(
                    text,
                    "segment",
                    "%d bytes=%d sealed=%b messages=%d first_seq=%d last_seq=%d"
                            .formatted(
                                    segment.id(),
                                    segment.bytes(),
                                    segment.sealed(),
                                    segment.messages(),
                                    segment.firstSeq(),
                                    segment.lastSeq()));
        }
        for (QueueInfo.Reader reader : info.readers()) {
            line(
                    text,
                    "reader",
                    "%s segment=%d offset=%d heartbeat_ns=%d"
                                    .formatted(
                                            reader.name(),
                                            reader.segmentId(),
                                            reader.offset(),
                                            reader.heartbeatNs())
                            + look.map(now -> reader(now, reader.name())).orElse(""));
        }
        info.problems().forEach(problem -> line(text, "problem", problem));
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static void tail(StringBuilder text, QueueLook look) {
        line(text, "last_seq", look.lastSeq());
        age(text, "last_message_age", look.lastRecordAgeNs());
        line(text, "committed_bytes", look.committedBytes());
        if (look.rates().isPresent()) {
            Rates rates = look.rates().get();
            line(text, "messages_per_second", Amounts.rate(rates.messagesPerSecond()));
            line(text, "bytes_per_second", Amounts.rate(rates.bytesPerSecond()));
        }
    }

    private static String lease(LeaseLook look) {
        return look.verdict()
                + (look.lease().isPresent()
                        ? " pid="
                                + look.lease().get().pid()
                                + " age="
                                + Amounts.span(look.ageNs().getAsLong())
                                + " ttl="
                                + Amounts.span(look.lease().get().ttlNs())
                        : "");
    }

    private static String reader(QueueLook look, String name) {
        ReaderLook reader = find(look, name);
        if (reader == null) {
            return "";
        }
        OptionalLong age = look.heartbeatAgeNs(reader);
        OptionalDouble speed = reader.bytesPerSecond();
        return (age.isPresent() ? " heartbeat_age=" + Amounts.span(age.getAsLong()) : "")
                + (reader.lagBytes().isPresent()
                        ? " lag_bytes=" + reader.lagBytes().getAsLong()
                        : "")
                + (speed.isPresent()
                        ? " bytes_per_second=" + Amounts.rate(speed.getAsDouble())
                        : "");
    }

    private static ReaderLook find(QueueLook look, String name) {
        return look.readers().stream()
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** As {@link #json(QueueInfo, Optional)}, without ages, lags and rates. */
    public static String json(QueueInfo info) {
        return json(info, Optional.empty());
    }

    /** One JSON object on one line; a number that is not known is left out. */
    public static String json(QueueInfo info, Optional<QueueLook> look) {
        return Json.object(
                json -> {
                    json.writeStringField("queue", info.directory().toString());
                    json.writeBooleanField("ready", info.ready());
                    json.writeNumberField("version", info.version());
                    json.writeNumberField("init_state", info.initState());
                    json.writeNumberField("segment_size", info.segmentSize());
                    json.writeNumberField("writer_epoch", info.writerEpoch());
                    json.writeBooleanField("writer_alive", info.writerAlive());
                    json.writeStringField("writer_owner", info.writerOwner().strip());
                    json.writeNumberField("writer_heartbeat_ns", info.writerHeartbeatNs());
                    json.writeNumberField("current_segment", info.currentSegment());
                    json.writeNumberField("write_offset", info.writeOffset());
                    json.writeNumberField("notify_seq", info.notifySeq());
                    json.writeNumberField("waiters_pending", info.waitersPending());
                    json.writeNumberField("messages", messages(info));
                    if (look.isPresent()) {
                        writeLook(json, look.get());
                    }
                    writeSegments(json, info);
                    writeReaders(json, info, look);
                    json.writeArrayFieldStart("problems");
                    for (String problem : info.problems()) {
                        json.writeString(problem);
                    }
                    json.writeEndArray();
                });
    }

    private static void writeLook(JsonGenerator json, QueueLook look) throws IOException {
        writeLong(json, "writer_heartbeat_age_ns", look.writerHeartbeatAgeNs());
        json.writeObjectFieldStart("lease");
        json.writeStringField("verdict", look.lease().verdict().name());
        writeLong(json, "pid", look.lease().pid());
        writeLong(json, "age_ns", look.lease().ageNs());
        json.writeEndObject();
        if (look.isSound()) {
            json.writeNumberField("last_seq", look.lastSeq());
            writeLong(json, "last_message_age_ns", look.lastRecordAgeNs());
            json.writeNumberField("committed_bytes", look.committedBytes());
        }
        if (look.rates().isPresent()) {
            json.writeNumberField("messages_per_second", look.rates().get().messagesPerSecond());
            json.writeNumberField("bytes_per_second", look.rates().get().bytesPerSecond());
        }
    }

    private static void writeSegments(JsonGenerator json, QueueInfo info) throws IOException {
        json.writeArrayFieldStart("segments");
        for (QueueInfo.Segment segment : info.segments()) {
            json.writeStartObject();
            json.writeNumberField("id", segment.id());
            json.writeNumberField("bytes", segment.bytes());
            json.writeBooleanField("sealed", segment.sealed());
            json.writeNumberField("messages", segment.messages());
            json.writeNumberField("first_seq", segment.firstSeq());
            json.writeNumberField("last_seq", segment.lastSeq());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeReaders(JsonGenerator json, QueueInfo info, Optional<QueueLook> look)
            throws IOException {
        json.writeArrayFieldStart("readers");
        for (QueueInfo.Reader reader : info.readers()) {
            json.writeStartObject();
            json.writeStringField("name", reader.name());
            json.writeNumberField("segment", reader.segmentId());
            json.writeNumberField("offset", reader.offset());
            json.writeNumberField("heartbeat_ns", reader.heartbeatNs());
            ReaderLook now = look.map(each -> find(each, reader.name())).orElse(null);
            if (now != null) {
                writeLong(json, "heartbeat_age_ns", look.get().heartbeatAgeNs(now));
                writeLong(json, "lag_bytes", now.lagBytes());
                if (now.bytesPerSecond().isPresent()) {
                    json.writeNumberField("bytes_per_second", now.bytesPerSecond().getAsDouble());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeLong(JsonGenerator json, String key, OptionalLong value)
            throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsLong());
        }
    }

    private static long messages(QueueInfo info) {
        return info.segments().stream().mapToLong(QueueInfo.Segment::messages).sum();
    }

    private static void age(StringBuilder text, String key, OptionalLong nanos) {
        if (nanos.isPresent()) {
            line(text, key, Amounts.span(nanos.getAsLong()));
        }
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append('=').append(SafeText.of(String.valueOf(value))).append('\n');
    }
}
