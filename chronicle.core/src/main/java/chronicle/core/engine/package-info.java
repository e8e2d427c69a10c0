/**
 * The queue engine behind {@link chronicle.core.Queues}: opening and recovery, appending, reading,
 * merging, looking. Everything that is persisted is described in {@code chronicle.core.format};
 * everything that the operating system does is behind {@code chronicle.core.os}.
 */
package chronicle.core.engine;
