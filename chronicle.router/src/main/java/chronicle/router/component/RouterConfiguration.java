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
    @AttributeDefinition(
            name = "Bus",
            description =
                    "Absolute path of the bus root, the folder above orders/queue; "
                            + "it need not exist yet. Another bus makes the router anew")
    String bus();

    /** Key {@code console}. */
    @AttributeDefinition(
            name = "Print coming and going",
            required = false,
            description =
                    "Whether coming and going of strategies is printed to standard "
                            + "output, besides the log")
    boolean console() default false;

    /** Key {@code reader}. */
    @AttributeDefinition(
            name = "Reader",
            required = false,
            description =
                    "Name under which positions in orders_out are kept, router "
                            + "unless given; another name begins at the earliest orders that "
                            + "are kept, and makes the router anew")
    String reader() default "router";

    /** Key {@code segment_size}. */
    @AttributeDefinition(
            name = "Segment size of replies (bytes)",
            min = "4096",
            max = "1073741824",
            required = false,
            description =
                    "Bytes of a segment of a new orders_in, a multiple of 4096 up to 1073741824 (1 GiB);"
                            + " 262144 (256 KiB) unless given")
    long segment__size() default 256 << 10;

    /** Key {@code keep_replies}. */
    @AttributeDefinition(
            name = "Keep replies that were read",
            required = false,
            description =
                    "Whether segments of orders_in stay after every registered reader has passed"
                            + " them")
    boolean keep__replies() default false;

    /** Key {@code rescan_interval_ms}. */
    @AttributeDefinition(
            name = "Rescan interval (ms)",
            min = "1",
            max = "86400000",
            required = false,
            description =
                    "Milliseconds between two looks at the whole bus, 1 to 86400000; up to six"
                            + " times that beside a watcher with events, where a look takes more"
                            + " than 1/800 of it")
    long rescan__interval__ms() default 5_000;

    /** Key {@code attach_retry_ms}. */
    @AttributeDefinition(
            name = "First pause before attaching again (ms)",
            min = "1",
            max = "10000",
            required = false,
            description =
                    "First pause in milliseconds before a strategy that could not be attached is"
                            + " tried again, 1 to 10000; doubles up to attach_retry_max_ms")
    long attach__retry__ms() default 250;

    /** Key {@code attach_retry_max_ms}. */
    @AttributeDefinition(
            name = "Longest pause before attaching again (ms)",
            min = "1",
            max = "3600000",
            required = false,
            description =
                    "Longest pause in milliseconds before a strategy is tried again,"
                            + " attach_retry_ms to 3600000")
    long attach__retry__max__ms() default 10_000;

    /** Key {@code owner_check_ms}. */
    @AttributeDefinition(
            name = "Look at owners every (ms)",
            min = "10",
            max = "86400000",
            required = false,
            description =
                    "Milliseconds between two looks whether the owners of attached strategies live,"
                            + " 10 to 86400000; up to six times that with very many of them")
    long owner__check__ms() default 2_000;

    /** Key {@code lease_ttl_ms}. */
    @AttributeDefinition(
            name = "Lease of replies holds (ms)",
            min = "3",
            max = "86400000",
            required = false,
            description =
                    "Milliseconds that LEASE of orders_in holds without renewal, 3 "
                            + "to 86400000; longer with more than a hundred strategies. "
                            + "Another term makes the router anew")
    long lease__ttl__ms() default 5_000;

    /** Key {@code idle}. */
    @AttributeDefinition(
            name = "Waiting for orders",
            required = false,
            description = "How the data thread passes the time without orders",
            options = {
                @Option(label = "look a while, then sleep until woken", value = "park"),
                @Option(label = "never sleep, one core", value = "spin"),
                @Option(label = "sleep in steps of up to 1 ms, nobody wakes it", value = "sleep")
            })
    String idle() default "park";

    /** Key {@code idle_spin_us}. */
    @AttributeDefinition(
            name = "Look before sleeping (us)",
            min = "0",
            max = "1000000",
            required = false,
            description =
                    "Microseconds that the data thread looks for orders before it sleeps, with"
                            + " idle=park, 0 to 1000000")
    long idle__spin__us() default 50;

    /** Key {@code ordering}. */
    @AttributeDefinition(
            name = "Order across strategies",
            required = false,
            description = "In which order the orders of different strategies are handed out",
            options = {
                @Option(label = "the earliest timestamp first", value = "timestamp"),
                @Option(label = "the strategies in turns", value = "round_robin")
            })
    String ordering() default "timestamp";

    /** Key {@code order_wait_us}. */
    @AttributeDefinition(
            name = "Wait for earlier orders (us)",
            min = "0",
            max = "1000000",
            required = false,
            description =
                    "Microseconds after its timestamp for which an order is held back while other"
                            + " strategies are silent and might still have an earlier one, with"
                            + " ordering=timestamp, 0 to 1000000; 0 never waits")
    long order__wait__us() default 0;

    /** Key {@code store_every_orders}. */
    @AttributeDefinition(
            name = "Orders between stored positions",
            min = "0",
            max = "1048576",
            required = false,
            description =
                    "After how many orders positions are stored while there are more, 0 to 1048576;"
                            + " at the latest a millisecond after the last time, and always before"
                            + " the router waits. A router that is killed hands out again what came"
                            + " after that. 0 stores with each batch of 256")
    long store__every__orders() default 4096;

    /** Key {@code handler_failure}. */
    @AttributeDefinition(
            name = "An order that a handler refuses",
            required = false,
            description =
                    "What is done with an order that a handler goes on refusing; a handler may say"
                            + " otherwise by a service property of this name",
            options = {
                @Option(label = "quarantine its strategy, the order stays", value = "retry"),
                @Option(label = "keep it in orders_dead and go on", value = "skip")
            })
    String handler__failure() default "retry";

    /** Key {@code handler_retries}. */
    @AttributeDefinition(
            name = "Attempts after a refusal",
            min = "0",
            max = "1000000",
            required = false,
            description =
                    "How often a refused order is handed out again before that, 0 to 1000000; a"
                            + " handler may say otherwise by a service property of this name")
    long handler__retries() default 10;

    /** Key {@code handler_retry_ms}. */
    @AttributeDefinition(
            name = "First pause after a refusal (ms)",
            min = "1",
            max = "5000",
            required = false,
            description =
                    "First pause in milliseconds before a refused order is handed out again, 1 to"
                            + " 5000; doubles up to 5000")
    long handler__retry__ms() default 100;

    /** Key {@code handler_stall_ms}. */
    @AttributeDefinition(
            name = "Name a handler that does not return after (ms)",
            min = "0",
            max = "3600000",
            required = false,
            description =
                    "Milliseconds after which a handler that does not return is named in the log,"
                            + " 0 to 3600000; 0 watches none")
    long handler__stall__ms() default 1_000;

    /** Key {@code reply_full}. */
    @AttributeDefinition(
            name = "When replies are full",
            required = false,
            description = "What is done when an orders_in holds as much as it may",
            options = {
                @Option(label = "its strategy pauses until it has read", value = "block"),
                @Option(label = "the oldest replies go", value = "drop")
            })
    String reply__full() default "block";

    /** Key {@code reply_limit}. */
    @AttributeDefinition(
            name = "Most bytes of replies",
            min = "0",
            required = false,
            description =
                    "Most bytes of an orders_in, in whole segments and at least two of them;"
                            + " 268435456 (256 MiB) unless given; 0 is"
                            + " no limit, and keep_replies knows none")
    long reply__limit() default 256 << 20;

    /** Key {@code reply_cleanup_ms}. */
    @AttributeDefinition(
            name = "Delete replies of those who left after (ms)",
            min = "0",
            max = "2592000000",
            required = false,
            description =
                    "Milliseconds after a strategy left the bus until its orders_in is deleted,"
                            + " read or not, up to 2592000000; 0 keeps it")
    long reply__cleanup__ms() default 0;

    /** Key {@code owners}. */
    @AttributeDefinition(
            name = "Allowed users",
            required = false,
            description =
                    "Names or numbers of the users whose strategies are attached; what others may"
                            + " write to is refused then as well. Empty is anybody's")
    String[] owners() default {};
}
