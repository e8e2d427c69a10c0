/**
 * Metrics of routers for Prometheus: a servlet for the HTTP whiteboard that reads every {@link
 * chronicle.router.RouterStatus} when it is asked, and nothing in between.
 */
package chronicle.prometheus;
