package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxMissedTest extends MissedContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
