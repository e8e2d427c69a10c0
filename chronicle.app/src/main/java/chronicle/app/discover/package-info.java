/** The {@code discover} command at work. */
package chronicle.app.discover;
