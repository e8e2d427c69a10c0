/** The router in a container: services and configuration in, one plain router out. */
package chronicle.router.component;
