package org.openpractice.staff;

import java.util.ArrayList;
import java.util.List;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * Fields of a well-formed request that only the service's own rules and records can tell to be wrong, collected so that
 * one refusal names them all.
 */
public final class WrongFields {

    private final List<FieldError> errors = new ArrayList<>();

    /**
     * Notes a wrong field.
     *
     * @param field path from the root of the request, for example {@code assignment.locationId}
     * @param expectation what was expected
     */
    public void add(String field, String expectation) {
        errors.add(new FieldError(field, expectation));
    }

    /** Whether nothing was noted. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** The refusal {@code invalid-request} that names every field noted so far; throw it. */
    public ProblemException refusal() {
        return ThrowableMapper.invalid(List.copyOf(errors));
    }

    /** @throws ProblemException {@link #refusal()} when a field was noted */
    public void refuseIfAny() {
        if (!isEmpty()) {
            throw refusal();
        }
    }
}
