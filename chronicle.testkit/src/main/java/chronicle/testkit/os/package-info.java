/** Contract suite of the operating system's primitives; a port needs one subclass. */
package chronicle.testkit.os;
