package org.openpractice.platform.imports;

import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.problem.ProblemType;

/**
 * One kind of file that a feature takes in.
 *
 * @param name kebab-case name, also of its job, for example {@code roster-import}
 * @param headerWrong refusal at once of a file without the columns; {@code missing}, {@code unknown} and {@code twice} name them
 * @param unreadable refusal of a file that is no CSV from {@code line} on
 * @param wrongRows refusal of a file with wrong rows that was to be taken whole
 */
public record ImportKind(
        String name, CsvColumns columns, ProblemType headerWrong, ProblemType unreadable, ProblemType wrongRows) {}
