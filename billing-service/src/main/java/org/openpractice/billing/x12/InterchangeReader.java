package org.openpractice.billing.x12;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.X12Refusal.Level;

/**
 * Segments of a file in the order of its envelopes: interchanges (ISA/IEA) of functional groups (GS/GE) of transaction
 * sets (ST/SE). Every control number and every count is checked as its trailer goes by: ISA13 = IEA02, IEA01 groups, GS06 =
 * GE02, GE01 sets, ST02 = SE02, SE01 segments with ST and SE counted.
 */
public final class InterchangeReader {

    private final SegmentReader segments;
    private @Nullable Segment interchange;
    private @Nullable Segment group;
    private @Nullable Segment set;
    private long groups;
    private long sets;
    private long segmentsInSet;
    private boolean any;
    private Position last = new Position(1, 0, "", 0, 0);

    public InterchangeReader(InputStream in) {
        this.segments = new SegmentReader(in);
    }

    /** The ISA that the current segment stands in. */
    public Segment interchange() {
        return present(interchange);
    }

    /** The GS that the current segment stands in. */
    public Segment group() {
        return present(group);
    }

    private static Segment present(@Nullable Segment header) {
        if (header == null) {
            throw new IllegalStateException("no such envelope is open");
        }
        return header;
    }

    /**
     * The next segment, headers and trailers included, or null after the last interchange.
     *
     * @throws X12Refusal when an envelope is out of order, not closed, or its numbers and counts do not agree
     * @throws IOException when the stream cannot be read
     */
    public @Nullable Segment next() throws IOException {
        var segment = segments.next();
        if (segment == null) {
            atEnd();
            return null;
        }
        last = segment.position();
        switch (segment.id()) {
            case "ISA" -> openInterchange(segment);
            case "GS" -> openGroup(segment);
            case "ST" -> openSet(segment);
            case "SE" -> closeSet(segment);
            case "GE" -> closeGroup(segment);
            case "IEA" -> closeInterchange(segment);
            // Acknowledgment of an earlier interchange; stands between ISA and the first group.
            case "TA1" -> {
                if (interchange == null || group != null) {
                    throw segment.refuse(Level.INTERCHANGE, "TA1 stands between ISA and GS only");
                }
            }
            default -> {
                if (set == null) {
                    throw segment.refuse(
                            group == null ? Level.INTERCHANGE : Level.GROUP,
                            "stands outside a transaction set; expected " + (group == null ? "GS or IEA" : "ST or GE"));
                }
                segmentsInSet++;
            }
        }
        return segment;
    }

    private void openInterchange(Segment isa) {
        if (interchange != null) {
            throw isa.refuse(Level.INTERCHANGE, "a new interchange begins before IEA closed the one before");
        }
        any = true;
        interchange = isa;
        groups = 0;
    }

    private void openGroup(Segment gs) {
        if (interchange == null || group != null) {
            throw gs.refuse(Level.GROUP, "a new group begins before GE closed the one before");
        }
        gs.required(1);
        gs.required(6);
        gs.required(8);
        group = gs;
        groups++;
        sets = 0;
    }

    private void openSet(Segment st) {
        if (group == null || set != null) {
            throw st.refuse(
                    Level.TRANSACTION,
                    group == null
                            ? "a transaction set stands outside a group"
                            : "a new transaction set begins before SE closed the one before");
        }
        st.required(1);
        st.required(2);
        set = st;
        sets++;
        segmentsInSet = 1;
    }

    private void closeSet(Segment se) {
        if (set == null) {
            throw se.refuse(Level.TRANSACTION, "SE closes a transaction set that was not opened");
        }
        agree(Level.TRANSACTION, se, 1, segmentsInSet + 1, "segments, ST and SE included,");
        same(Level.TRANSACTION, se, 2, set, 2);
        set = null;
    }

    private void closeGroup(Segment ge) {
        if (group == null || set != null) {
            throw ge.refuse(
                    Level.GROUP,
                    set != null
                            ? "the group ends within a transaction set; expected SE"
                            : "GE closes a group that was not opened");
        }
        agree(Level.GROUP, ge, 1, sets, "transaction sets");
        same(Level.GROUP, ge, 2, group, 6);
        group = null;
    }

    private void closeInterchange(Segment iea) {
        if (interchange == null || group != null) {
            throw iea.refuse(
                    Level.INTERCHANGE,
                    set != null
                            ? "the interchange ends within a transaction set; expected SE"
                            : "the interchange ends within a group; expected GE");
        }
        agree(Level.INTERCHANGE, iea, 1, groups, "groups");
        same(Level.INTERCHANGE, iea, 2, interchange, 13);
        interchange = null;
    }

    private void atEnd() {
        if (!any) {
            throw new X12Refusal(Level.INTERCHANGE, last, "the file holds no interchange; expected ISA");
        }
        if (interchange != null) {
            var open = set != null ? "SE" : group != null ? "GE" : "IEA";
            throw new X12Refusal(
                    set != null ? Level.TRANSACTION : group != null ? Level.GROUP : Level.INTERCHANGE,
                    last,
                    "the file ends after this segment; expected " + open);
        }
    }

    private static void agree(Level level, Segment trailer, int element, long found, String what) {
        long stated = trailer.count(element);
        if (stated != found) {
            throw new X12Refusal(
                    level,
                    trailer.position(element),
                    "states " + stated + " " + what + " and there are " + found + " (difference " + (stated - found)
                            + ")",
                    stated - found);
        }
    }

    private static void same(Level level, Segment trailer, int element, Segment header, int headerElement) {
        if (!trailer.element(element)
                .strip()
                .equals(header.element(headerElement).strip())) {
            throw new X12Refusal(
                    level, trailer.position(element), "is not the control number in " + header.position(headerElement));
        }
    }
}
