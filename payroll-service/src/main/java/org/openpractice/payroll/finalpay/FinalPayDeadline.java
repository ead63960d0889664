package org.openpractice.payroll.finalpay;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When final pay is due.
 *
 * @param dueAt the time of day where the law counts in hours and the time of the separation is known
 * @param mark how sure the row is: {@code S} seen in a public source, {@code M} from memory, {@code CONFLICT}
 * @param explanation one step a line, with each skipped day
 */
public record FinalPayDeadline(
        String state,
        SeparationKind kind,
        LocalDate lastDay,
        LocalDate dueOn,
        @Nullable LocalDateTime dueAt,
        String statute,
        String source,
        String mark,
        List<String> explanation) {

    /**
     * The deadline by the law of the state of work. Where a row is marked as conflicting or from memory the earlier of
     * its dates counts. A due date is not moved off a weekend or a holiday.
     *
     * <p>Refuses {@link FinalPayProblem#FINAL_PAY_RULE_NOT_AVAILABLE} and {@link
     * FinalPayProblem#FINAL_PAY_TERMS_INCOMPLETE}.
     */
    public static FinalPayDeadline of(Separation separation, Paydays paydays) {
        var row = FinalPayRules.loaded().row(separation.state(), separation.lastDay());
        var lastDay = separation.lastDay();
        var notice = separation.noticeGivenOn();
        if (notice != null && notice.isAfter(lastDay)) {
            throw FinalPayProblem.FINAL_PAY_TERMS_INCOMPLETE.because(
                    "Notice on %s is after the last day %s; expected the day on which it was given"
                            .formatted(notice, lastDay));
        }
        var rule = row.rules().get(separation.kind());
        var due = rule == null ? null : rule.on(separation, paydays);
        if (due == null) {
            throw FinalPayProblem.FINAL_PAY_RULE_NOT_AVAILABLE.because(
                    "%s (%s) says nothing about %s".formatted(row.state(), row.statute(), separation.kind()));
        }
        var steps = new ArrayList<String>();
        steps.add("%s in %s, last day %s; %s, from %s, marked %s"
                .formatted(separation.kind(), row.state(), lastDay, row.statute(), row.source(), row.mark()));
        if (!row.note().isEmpty()) {
            steps.add(row.note());
        }
        steps.addAll(due.steps());
        var day = due.day();
        if (day.isBefore(lastDay)) {
            day = lastDay;
            steps.add("not before the last day of work: " + day);
        }
        var at = separation.at();
        var time = at == null || !due.sameTimeOfDay() ? null : day.atTime(at);
        steps.add("due " + (time == null ? "on " + day.getDayOfWeek() + " " + day : "at " + time));
        return new FinalPayDeadline(
                row.state(),
                separation.kind(),
                lastDay,
                day,
                time,
                row.statute(),
                row.source(),
                row.mark(),
                List.copyOf(steps));
    }
}
