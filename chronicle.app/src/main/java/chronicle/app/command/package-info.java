/** The commands' options, one class per command; what they do lives elsewhere. */
package chronicle.app.command;
