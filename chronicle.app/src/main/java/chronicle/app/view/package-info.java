/** The {@code tail} and {@code inspect} commands at work: how queues are shown. */
package chronicle.app.view;
