package chronicle.core.engine;

/**
 * Where the next record of a queue goes.
 *
 * @param segment mapped for writing; the receiver closes it
 * @param offset of the next record's header
 * @param nextSeq the next record's seq
 */
record Tail(Segment segment, int offset, long nextSeq) {}
