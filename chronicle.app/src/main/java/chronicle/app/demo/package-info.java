/**
 * The {@code demo} command at work. {@link chronicle.app.demo.DemoRun} is the story, {@code Child}
 * a process in it, {@code BusAudit} and {@code Verdict} the count at its end, taken from the queues
 * alone.
 */
package chronicle.app.demo;
