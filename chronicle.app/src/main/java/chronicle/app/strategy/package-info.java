/**
 * The {@code strategy} command at work: a source of orders, the session that carries them, and the
 * measurement of the way there and back.
 */
package chronicle.app.strategy;
