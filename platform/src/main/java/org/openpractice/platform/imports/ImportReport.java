package org.openpractice.platform.imports;

import java.util.List;
import org.openpractice.platform.upload.RowError;

/**
 * What an import did, or would do. Each row is counted once: {@code rows = taken + unchanged + differing + wrong}; when the
 * file was refused, {@code taken} is zero and the rows that would have been taken count in no other number.
 *
 * @param refused whether the file was refused because of its wrong rows
 * @param encoding how the file was read; a guess only in so far as a file without a mark proves it
 * @param rows rows of the file, header and blank rows not counted
 * @param errors each wrong field, the first thousand
 * @param differences each differing field, the first thousand
 */
public record ImportReport(
        boolean refused,
        String encoding,
        long rows,
        long taken,
        long unchanged,
        long differing,
        long wrong,
        List<RowError> errors,
        List<RowError> differences) {}
