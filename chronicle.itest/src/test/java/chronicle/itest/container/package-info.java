/** A Felix for a test, with the bundles of this build as they are shipped. */
package chronicle.itest.container;
