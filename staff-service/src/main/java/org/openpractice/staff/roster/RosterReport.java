package org.openpractice.staff.roster;

import java.util.List;
import org.openpractice.platform.imports.ImportReport;
import org.openpractice.platform.upload.RowError;

/**
 * What a roster import did, or would do. Each row is counted once: {@code rows = hired + unchanged + differing + wrong}; when the
 * file was refused, {@code hired} is zero and the rows that would have been hired count in no other number.
 *
 * @param refused whether the file was refused because of its wrong rows
 * @param encoding how the file was read: UTF-8, UTF-16LE, UTF-16BE or windows-1252
 * @param rows rows of the file, the header not counted
 * @param hired people taken on
 * @param unchanged rows that say what is on record already
 * @param differing rows of people on record of whom the record says something else; nothing was changed
 * @param wrong rows that cannot be taken
 * @param errors each wrong field, the first thousand
 * @param differences each differing field, the first thousand
 */
record RosterReport(
        boolean refused,
        String encoding,
        long rows,
        long hired,
        long unchanged,
        long differing,
        long wrong,
        List<RowError> errors,
        List<RowError> differences) {

    static RosterReport of(ImportReport report) {
        return new RosterReport(
                report.refused(),
                report.encoding(),
                report.rows(),
                report.taken(),
                report.unchanged(),
                report.differing(),
                report.wrong(),
                report.errors(),
                report.differences());
    }
}
