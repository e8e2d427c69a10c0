/** What every command shares: output streams, stopping by signal, failing with one sentence. */
package chronicle.app.process;
