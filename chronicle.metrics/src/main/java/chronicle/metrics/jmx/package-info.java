/** How a router's status becomes an MXBean. */
package chronicle.metrics.jmx;
