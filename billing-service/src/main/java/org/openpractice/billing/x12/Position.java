package org.openpractice.billing.x12;

/**
 * A place in a file, exact enough to find it with a text editor.
 *
 * @param segment ordinal of the segment in the file, from 1 (ISA of the first interchange)
 * @param byteOffset offset of the segment's first byte from the start of the file, a byte order mark included
 * @param segmentId such as {@code CLP}; empty when the segment has none
 * @param element number of the element as X12 counts it (CLP04 is 4), 0 when the whole segment is meant
 * @param component number of the component within the element from 1, 0 when the whole element is meant
 */
public record Position(long segment, long byteOffset, String segmentId, int element, int component) {

    /** The same segment, one of its elements. */
    public Position inElement(int number) {
        return new Position(segment, byteOffset, segmentId, number, 0);
    }

    Position inComponent(int elementNumber, int componentNumber) {
        return new Position(segment, byteOffset, segmentId, elementNumber, componentNumber);
    }

    /** As in {@code CLP04 in segment 17 (byte 530)}. */
    @Override
    public String toString() {
        var name = new StringBuilder(segmentId.isEmpty() ? "?" : segmentId);
        if (element > 0) {
            name.append(element < 10 ? "0" : "").append(element);
        }
        if (component > 0) {
            name.append('-').append(component);
        }
        return name + " in segment " + segment + " (byte " + byteOffset + ")";
    }
}
