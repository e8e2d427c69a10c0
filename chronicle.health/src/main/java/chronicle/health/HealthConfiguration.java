package chronicle.health;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Limits of the health checks; PID {@code chronicle.health}. */
@ObjectClassDefinition(
        name = "Chronicle health checks",
        description = "From where on the health checks of routers complain")
public @interface HealthConfiguration {

    /** Key {@code lag_warn_bytes}. */
    @AttributeDefinition(
            name = "Lag, warning",
            required = false,
            description =
                    "Bytes of committed orders that a strategy may wait with before that is a"
                            + " warning, 0 or more")
    long lag__warn__bytes() default 64L << 20;

    /** Key {@code lag_critical_bytes}. */
    @AttributeDefinition(
            name = "Lag, critical",
            required = false,
            description = "The same before it is critical, lag_warn_bytes or more")
    long lag__critical__bytes() default 1L << 30;

    /** Key {@code disk_warn_bytes}. */
    @AttributeDefinition(
            name = "Free disk space, warning",
            required = false,
            description =
                    "Bytes that have to be free on the file system of a bus, less is a warning,"
                            + " 0 or more")
    long disk__warn__bytes() default 2L << 30;

    /** Key {@code disk_critical_bytes}. */
    @AttributeDefinition(
            name = "Free disk space, critical",
            required = false,
            description = "The same, less is critical; disk_warn_bytes or less")
    long disk__critical__bytes() default 256L << 20;

    /** Key {@code hc.tags}. */
    @AttributeDefinition(
            name = "Tags",
            required = false,
            description = "Tags of all of these checks, beside one of its own that each has")
    String[] hc_tags() default {"chronicle"};
}
