/** The text on the demonstration queues, shared with programs in other languages. */
package chronicle.app.message;
