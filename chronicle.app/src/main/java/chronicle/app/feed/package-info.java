/** The {@code feed} command at work. */
package chronicle.app.feed;
