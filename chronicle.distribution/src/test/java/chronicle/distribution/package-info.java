/**
 * Tests of the archive as it is shipped: unpacked elsewhere, without Maven and without a network.
 */
package chronicle.distribution;
