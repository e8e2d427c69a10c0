/**
 * {@code chronicle top}: a bus on a terminal, again and again. Read-only.
 *
 * <p>Data flows one way. {@code TopSource} looks at files and router and makes a {@code
 * TopSnapshot}, which is immutable; {@code TopView} turns snapshot, size and {@code ViewState} into
 * lines, and {@code Keys} a key and a state into the next state, both pure; {@code TopLoop} is the
 * only one that touches the terminal. Names and reasons come from other processes: {@code SafeText}
 * stands between them and every terminal.
 */
package chronicle.app.top;
