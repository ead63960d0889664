package org.openpractice.compliance.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.compliance.SubjectKind;
import org.openpractice.platform.http.Versioned;

/**
 * An obligation as shown.
 *
 * @param employeeId the subject where it is an employee; null otherwise
 * @param employeeName name of that employee; null where it is none
 * @param rule code of the rule it comes from
 * @param status on the day of asking
 * @param keeps whether {@code dueOn} is the last day to keep something rather than a deadline
 * @param outcomes what the evidence must name one of; empty when there is only one way to meet it
 * @param explanation how the due date was computed, from which rule and facts
 */
record ObligationView(
        UUID id,
        SubjectView subject,
        @Nullable UUID employeeId,
        @Nullable String employeeName,
        String rule,
        String title,
        ObligationStatus status,
        LocalDate dueOn,
        boolean keeps,
        @Nullable LocalDate metOn,
        @Nullable LocalDate withdrawnFrom,
        List<String> outcomes,
        DueDate explanation,
        List<Evidence.View> evidence,
        List<ObligationChange.View> history,
        long version)
        implements Versioned {

    /**
     * Who or what the obligation is about.
     *
     * @param name empty where none is known
     */
    public record SubjectView(SubjectKind kind, UUID id, String name) {}
}
