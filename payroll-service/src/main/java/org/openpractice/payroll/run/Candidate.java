package org.openpractice.payroll.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.platform.problem.ProblemException;

/**
 * One employee of a run.
 *
 * @param input null when something is missing; {@code refusal} then says what
 * @param flag flag that covers the period, if one does
 * @param settlements provider settlements that it pays
 */
record Candidate(
        Enrollment enrollment,
        @Nullable PayInput input,
        @Nullable ProblemException refusal,
        @Nullable PayFlag flag,
        List<UUID> settlements) {

    static Candidate refused(Enrollment person, ProblemException refusal, @Nullable PayFlag flag) {
        return new Candidate(person, null, refusal, flag, List.of());
    }

    CalculatedPaycheck calculated(@Nullable NetPay pay, @Nullable ProblemException refused) {
        var kept = input == null ? null : PayInputJson.write(input);
        return new CalculatedPaycheck(
                enrollment.id(),
                enrollment.employeeNumber(),
                enrollment.fullName(),
                flag == null ? null : flag.becauseOfEventId(),
                pay,
                refused,
                kept,
                digest(kept),
                null,
                input == null || pay == null ? List.of() : EarlierPeriods.paidNow(input.earlierPeriods()));
    }

    /** Changes with anything that could change the pay; carries nothing readable. */
    String digest() {
        return digest(input == null ? null : PayInputJson.write(input));
    }

    private String digest(@Nullable String kept) {
        var all = new StringBuilder(enrollment.employeeNumber())
                .append('|')
                .append(enrollment.fullName())
                .append('|')
                .append(kept)
                .append('|')
                .append(refusal == null ? "" : refusal.detail())
                .append('|')
                .append(flag == null ? "" : flag.becauseOfEventId());
        if (input != null) {
            YearsToDate.describe(input.yearToDate(), all);
        }
        settlements.forEach(settlement -> all.append('|').append(settlement));
        return PayInputJson.digest(all.toString());
    }
}
