/**
 * The router without its container: plain classes that a test can make.
 *
 * <p>Two threads. The control thread ({@link chronicle.router.engine.ControlLoop}) finds
 * strategies, opens and closes their queues, keeps leases and tells listeners. The data thread
 * ({@link chronicle.router.engine.DataLoop}) owns the merge: it alone reads orders, calls handlers
 * and writes replies. A {@link chronicle.router.engine.StrategyLane} belongs to one of them at a
 * time and changes hands through a {@link chronicle.router.engine.Mailbox}.
 */
package chronicle.router.engine;
