/**
 * A watcher that needs nothing of the operating system: it says "look at everything" at an
 * interval. For systems and file systems without events.
 */
package chronicle.discovery.poll;
