package org.openpractice.staff.roster;

import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.upload.RowError;

/** Counts rows while a roster is taken in. */
final class RosterTally {

    /** A report is for people to read; who has more wrong fields fixes the source. */
    private static final int LISTED = 1000;

    private final List<RowError> errors = new ArrayList<>();
    private final List<RowError> differences = new ArrayList<>();
    private long rows;
    private long hired;
    private long unchanged;
    private long differing;
    private long wrong;

    void hired() {
        rows++;
        hired++;
    }

    void unchanged() {
        rows++;
        unchanged++;
    }

    void differing(List<RowError> fields) {
        rows++;
        differing++;
        list(fields, differences);
    }

    void wrong(List<RowError> fields) {
        rows++;
        wrong++;
        list(fields, errors);
    }

    boolean hasWrongRows() {
        return wrong > 0;
    }

    long rows() {
        return rows;
    }

    RosterReport report(boolean refused) {
        return new RosterReport(
                refused,
                rows,
                refused ? 0 : hired,
                unchanged,
                differing,
                wrong,
                List.copyOf(errors),
                List.copyOf(differences));
    }

    private static void list(List<RowError> fields, List<RowError> listed) {
        listed.addAll(fields.subList(0, Math.min(fields.size(), LISTED - listed.size())));
    }
}
