/** Small file protocols that every part of this module shares; not for others. */
package chronicle.bus.internal;
