package org.openpractice.payroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.problem.ConstraintProblems;
import org.openpractice.platform.problem.ProblemException;

/** What the database refuses when two requests race. */
@ApplicationScoped
class PayCalendarConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemException> byConstraint() {
        return Map.of(
                "pay_calendar_name",
                PayCalendarProblem.CALENDAR_NAME_IN_USE.because("Another pay calendar has this name"));
    }
}
