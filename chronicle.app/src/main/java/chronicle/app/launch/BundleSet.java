package chronicle.app.launch;

import java.util.Arrays;
import java.util.Set;

/** Bundles of the program that are installed only where somebody asks for them. */
public enum BundleSet {

    /**
     * The web console with the page of the routers, metrics, health checks and events, and the
     * server below them.
     */
    HTTP(
            "chronicle.webconsole",
            "chronicle.prometheus",
            "chronicle.health",
            "chronicle.events",
            "org.apache.felix.healthcheck.api",
            "org.apache.felix.healthcheck.core",
            "org.apache.felix.eventadmin",
            "org.apache.felix.webconsole",
            "org.apache.felix.inventory",
            "org.apache.felix.metatype",
            "org.apache.felix.http.jetty12",
            "org.apache.felix.http.servlet-api",
            "org.owasp.encoder",
            "org.apache.commons.commons-fileupload",
            "org.apache.commons.commons-io",
            "org.osgi.service.log",
            "com.fasterxml.jackson.core.jackson-core"),

    /** Gogo on the terminal with the commands of the routers. */
    SHELL(
            "chronicle.shell",
            "chronicle.tools",
            "org.apache.felix.gogo.runtime",
            "org.apache.felix.gogo.command",
            "org.apache.felix.gogo.jline",
            "org.jline",
            "com.fasterxml.jackson.core.jackson-core");

    private final Set<String> symbolicNames;

    BundleSet(String... symbolicNames) {
        this.symbolicNames = Set.of(symbolicNames);
    }

    Set<String> symbolicNames() {
        return symbolicNames;
    }

    /** Whether a bundle belongs to any set. */
    static boolean isOptional(String symbolicName) {
        return Arrays.stream(values()).anyMatch(set -> set.symbolicNames.contains(symbolicName));
    }

    /** Whether a bundle belongs to no set, or to one of these. */
    static boolean isWanted(String symbolicName, Set<BundleSet> sets) {
        return sets.stream().anyMatch(set -> set.symbolicNames.contains(symbolicName))
                || !isOptional(symbolicName);
    }
}
