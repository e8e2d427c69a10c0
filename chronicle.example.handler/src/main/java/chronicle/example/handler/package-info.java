/** An order handler to begin with, see {@link chronicle.example.handler.AckHandlerComponent}. */
package chronicle.example.handler;
