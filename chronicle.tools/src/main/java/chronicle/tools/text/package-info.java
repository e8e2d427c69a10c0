/**
 * How amounts and the text of others stand in lines for people: one form for the command line, the
 * shell and the doctor. Pure functions, for any thread.
 */
@Export
@Version("1.0.0")
package chronicle.tools.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
