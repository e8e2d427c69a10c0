/**
 * What happens in routers, told to the container's Event Admin: {@link
 * chronicle.events.RouterTopics} has the topics and the names of their properties.
 */
@Export
@Version("1.0.0")
package chronicle.events;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
