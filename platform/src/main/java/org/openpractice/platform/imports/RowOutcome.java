package org.openpractice.platform.imports;

import java.util.List;
import org.openpractice.platform.upload.RowError;

/** What became of a row. */
public sealed interface RowOutcome {

    /** It changed something. */
    record Taken() implements RowOutcome {}

    /** It says what is on record already; the same file taken in again has only such rows. */
    record Unchanged() implements RowOutcome {}

    /** Only the whole file tells what became of it, and {@link RowTaker#finish} does. */
    record Later() implements RowOutcome {}

    /**
     * The record says something else, and an import does not decide who is right; nothing was changed.
     *
     * @param fields each field that differs
     */
    record Differs(List<RowError> fields) implements RowOutcome {}

    /**
     * It cannot be taken.
     *
     * @param errors each field that is wrong
     */
    record Wrong(List<RowError> errors) implements RowOutcome {}
}
