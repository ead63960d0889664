package org.openpractice.platform.problem;

/**
 * One wrong field of a request.
 *
 * @param field path from the body's root, for example {@code lines[2].units}; name of a query or path parameter
 * @param problem what is wrong and what was expected
 */
public record FieldError(String field, String problem) {}
