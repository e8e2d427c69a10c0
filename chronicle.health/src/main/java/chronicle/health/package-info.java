/**
 * Felix Health Checks of routers: each looks at every {@link chronicle.router.RouterStatus} of the
 * container when it is executed, and says of what it finds what to do.
 */
package chronicle.health;
