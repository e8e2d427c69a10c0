package chronicle.app.view;

import chronicle.core.QueueInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What a queue's files say, as text for people or one JSON object for programs. */
public final class InspectView {

    private InspectView() {}

    /** Several lines, the last without an end. */
    public static String text(QueueInfo info) {
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
        line(text, "current_segment", info.currentSegment());
        line(text, "write_offset", info.writeOffset());
        line(text, "notify_seq", info.notifySeq());
        line(text, "waiters_pending", info.waitersPending());
        line(text, "messages", messages(info));
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
                                    reader.heartbeatNs()));
        }
        info.problems().forEach(problem -> line(text, "problem", problem));
        text.setLength(text.length() - 1);
        return text.toString();
    }

    /** One JSON object on one line. */
    public static String json(QueueInfo info) {
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
                    writeSegments(json, info);
                    writeReaders(json, info);
                    json.writeArrayFieldStart("problems");
                    for (String problem : info.problems()) {
                        json.writeString(problem);
                    }
                    json.writeEndArray();
                });
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

    private static void writeReaders(JsonGenerator json, QueueInfo info) throws IOException {
        json.writeArrayFieldStart("readers");
        for (QueueInfo.Reader reader : info.readers()) {
            json.writeStartObject();
            json.writeStringField("name", reader.name());
            json.writeNumberField("segment", reader.segmentId());
            json.writeNumberField("offset", reader.offset());
            json.writeNumberField("heartbeat_ns", reader.heartbeatNs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static long messages(QueueInfo info) {
        return info.segments().stream().mapToLong(QueueInfo.Segment::messages).sum();
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append('=').append(value).append('\n');
    }
}
