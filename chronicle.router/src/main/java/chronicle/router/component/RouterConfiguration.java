package chronicle.router.component;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One router; factory PID {@code chronicle.router}. */
@ObjectClassDefinition(
        name = "Chronicle router",
        description = "Finds the strategies of one bus and hands their orders to the handlers")
public @interface RouterConfiguration {

    /** Key {@code bus}. */
    @AttributeDefinition(description = "Absolute path of the bus root; it need not exist yet")
    String bus();

    /** Key {@code console}. */
    @AttributeDefinition(
            required = false,
            description = "Whether coming and going is printed to standard output")
    boolean console() default false;

    /** Key {@code reader}. */
    @AttributeDefinition(
            required = false,
            description = "Name under which positions in orders_out are kept")
    String reader() default "router";

    /** Key {@code segment_size}. */
    @AttributeDefinition(
            required = false,
            description =
                    "Bytes of a segment of a new orders_in, a multiple of 4096 up to 1073741824")
    long segment__size() default 16 << 20;

    /** Key {@code keep_replies}. */
    @AttributeDefinition(
            required = false,
            description =
                    "Whether segments of orders_in stay after every registered reader has passed"
                            + " them")
    boolean keep__replies() default false;

    /** Key {@code rescan_interval_ms}. */
    @AttributeDefinition(
            required = false,
            description =
                    "Milliseconds between two looks at the whole bus, 1 to 86400000; up to six"
                            + " times that beside a watcher with events, where a look takes more"
                            + " than 1/800 of it")
    long rescan__interval__ms() default 5_000;

    /** Key {@code attach_retry_ms}. */
    @AttributeDefinition(
            required = false,
            description =
                    "First pause in milliseconds before a strategy that could not be attached is"
                            + " tried again, 1 to 10000; doubles up to 10000")
    long attach__retry__ms() default 250;

    /** Key {@code lease_ttl_ms}. */
    @AttributeDefinition(
            required = false,
            description = "Milliseconds that LEASE of orders_in holds, 3 to 86400000")
    long lease__ttl__ms() default 5_000;

    /** Key {@code idle}. */
    @AttributeDefinition(
            required = false,
            description = "How the data thread passes the time without orders",
            options = {
                @Option(label = "look a while, then sleep", value = "park"),
                @Option(label = "never sleep, one core", value = "spin"),
                @Option(label = "sleep at once", value = "sleep")
            })
    String idle() default "park";
}
