package org.openpractice.platform.upload;

/**
 * A row of an uploaded file that was refused.
 *
 * @param row line number as an editor shows it: the header is 1
 * @param field column name; empty when the whole row is meant
 * @param problem what is wrong
 * @param expected what would be right
 */
public record RowError(long row, String field, String problem, String expected) {}
