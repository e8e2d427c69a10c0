/**
 * The files of a queue, byte for byte: names, offsets, magic numbers and pure functions over them.
 * No I/O and no life cycle here; everything that is persisted is named in this package alone.
 */
package chronicle.core.format;
