package org.openpractice.platform.imports;

/** Takes the rows of one file, one after the other, in one transaction. */
@FunctionalInterface
public interface RowTaker {

    RowOutcome take(ImportRow row);
}
