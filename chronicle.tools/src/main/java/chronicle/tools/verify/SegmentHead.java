package chronicle.tools.verify;

import chronicle.core.format.SegmentLayout;
import chronicle.tools.files.SegmentWindow;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The header of a segment file: magic, version and number. */
final class SegmentHead {

    private SegmentHead() {}

    /** Whether readers open it; what is wrong with it goes to the findings. */
    static boolean isSound(SegmentWindow segment, int id, Findings findings) throws IOException {
        int at = segment.at(0, SegmentLayout.HEADER_LENGTH);
        ByteBuffer header = segment.buffer().slice(at, SegmentLayout.HEADER_LENGTH);
        header.order(segment.buffer().order());
        String defect = SegmentLayout.defect(header, id);
        if (defect == null) {
            defect = SegmentLayout.versionDefect(header);
        }
        if (defect != null) {
            findings.damage(
                    id,
                    0,
                    defect,
                    "readers cannot open the segment, its records were not looked at; restore the file"
                            + " from a copy");
        }
        return defect == null;
    }
}
