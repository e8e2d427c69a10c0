/**
 * The {@code chronicle} command: {@link chronicle.app.Chronicle} is its entry.
 *
 * <p>{@code command} holds one picocli class per command and nothing but its options; what a
 * command does lives in the package named after it. {@code process} is what all of them share:
 * output, stopping by signal, failing with a sentence.
 */
package chronicle.app;
