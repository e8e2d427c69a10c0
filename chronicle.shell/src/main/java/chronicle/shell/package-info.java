/**
 * Gogo commands of scope {@code chronicle}: how routers, their lanes and watchers stand, and what
 * an operator may ask of them; queues of a router's bus are looked at with the tools of the command
 * line. Components here only wire; what they print is made by plain classes.
 */
package chronicle.shell;
