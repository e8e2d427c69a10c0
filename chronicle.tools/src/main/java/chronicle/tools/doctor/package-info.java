/**
 * Examines a bus and the machine under it, says what is wrong, what it costs and how it is put
 * right, and puts right what is safe. {@link chronicle.tools.doctor.Doctor} is where to begin,
 * {@link chronicle.tools.doctor.ReportText} shows what it found.
 */
@Export
@Version("1.0.0")
package chronicle.tools.doctor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
