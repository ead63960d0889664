package org.openpractice.platform.imports;

import java.util.List;

/** Takes the rows of one file, one after the other, in one transaction. */
@FunctionalInterface
public interface RowTaker {

    RowOutcome take(ImportRow row);

    /**
     * After the last row: what became of those that were {@link RowOutcome.Later}, one outcome for each of them.
     */
    default List<RowOutcome> finish() {
        return List.of();
    }
}
