/**
 * Child processes that stop at a named place of their code, to be killed or looked at there. The
 * place is found by the debugger interface of the JDK, so the code under test knows nothing of it.
 */
package chronicle.testkit.halt;
