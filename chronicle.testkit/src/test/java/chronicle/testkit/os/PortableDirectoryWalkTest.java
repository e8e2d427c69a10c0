package chronicle.testkit.os;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableDirectoryWalkTest extends DirectoryWalkContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }

    @Override
    protected boolean tellsReusedInodes() {
        return false;
    }

    @Override
    protected boolean looksInTheListedDirectory() {
        return false;
    }
}
