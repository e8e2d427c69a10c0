package chronicle.testkit.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What the files of a queue say at one moment, decoded here and not by what is tested.
 *
 * @param ids of the segment files, ascending
 * @param stored positions, by reader
 */
record Disk(List<Integer> ids, Map<String, Position> stored) {

    /** A stored position. */
    record Position(long segment, long offset) {}

    static Disk look(Path queue) throws IOException {
        return new Disk(segments(queue), positions(queue.resolve("readers")));
    }

    static boolean exists(Path queue, long segment) {
        String digits = String.valueOf(segment);
        return Files.exists(queue.resolve("0".repeat(9 - digits.length()) + digits + ".q"));
    }

    /** Without what is older than this segment. */
    Disk from(int oldest) {
        return new Disk(ids.stream().filter(id -> id >= oldest).toList(), stored);
    }

    int first() {
        return ids.get(0);
    }

    int last() {
        return ids.get(ids.size() - 1);
    }

    /** A listing beside somebody who deletes may have a hole: looks until two are the same. */
    private static List<Integer> segments(Path queue) throws IOException {
        List<Integer> before = List.of();
        while (true) {
            List<Integer> now = list(queue);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
    }

    private static List<Integer> list(Path queue) throws IOException {
        List<Integer> ids = new ArrayList<>();
        try (var files = Files.newDirectoryStream(queue, "*.q")) {
            for (Path file : files) {
                ids.add(Integer.parseInt(file.getFileName().toString().substring(0, 9)));
            }
        }
        ids.sort(null);
        return ids;
    }

    private static Map<String, Position> positions(Path readers) throws IOException {
        Map<String, Position> found = new TreeMap<>();
        try (var files = Files.newDirectoryStream(readers, "*.meta")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                found.put(name.substring(0, name.length() - 5), decode(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static Position decode(byte[] content) {
        ByteBuffer slots = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        Position newest = null;
        long generation = -1;
        for (int slot = 0; slot < 80; slot += 40) {
            CRC32 crc = new CRC32();
            crc.update(content, slot, 32);
            if ((int) crc.getValue() == slots.getInt(slot + 32)
                    && slots.getLong(slot + 24) > generation) {
                generation = slots.getLong(slot + 24);
                newest = new Position(slots.getLong(slot), slots.getLong(slot + 8));
            }
        }
        return newest;
    }
}
