package org.openpractice.payroll.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.problem.ProblemException;

/** One employee of a run, before the paycheck is calculated. */
sealed interface Candidate {

    UUID employeeId();

    String employeeNumber();

    /** Provider settlements that the paycheck pays. */
    List<UUID> settlements();

    /** Changes with anything that could change the pay; carries nothing readable. */
    String digest();

    CalculatedPaycheck calculate(PayTables tables);

    /** Somebody whose paycheck is calculated, or refused. */
    sealed interface OfPayroll extends Candidate {

        Enrollment enrollment();

        @Nullable
        PayFlag flag();

        @Override
        default UUID employeeId() {
            return enrollment().id();
        }

        @Override
        default String employeeNumber() {
            return enrollment().employeeNumber();
        }

        private @Nullable UUID becauseOfEventId() {
            var flag = flag();
            return flag == null ? null : flag.becauseOfEventId();
        }

        /** @param kept what the pay was calculated from */
        default CalculatedPaycheck paycheck(
                @Nullable NetPay pay,
                @Nullable ProblemException refusal,
                boolean nothingDue,
                @Nullable String kept,
                String digest,
                List<EarlierPeriods.Difference> differences) {
            return new CalculatedPaycheck(
                    enrollment().id(),
                    enrollment().employeeNumber(),
                    enrollment().fullName(),
                    becauseOfEventId(),
                    pay,
                    refusal,
                    nothingDue,
                    kept,
                    digest,
                    null,
                    differences);
        }

        default StringBuilder described(@Nullable String kept, @Nullable ProblemException refusal) {
            var because = becauseOfEventId();
            return new StringBuilder(enrollment().employeeNumber())
                    .append('|')
                    .append(enrollment().fullName())
                    .append('|')
                    .append(kept)
                    .append('|')
                    .append(refusal == null ? "" : refusal.detail())
                    .append('|')
                    .append(because == null ? "" : because);
        }
    }

    /** Somebody whose pay is calculated from what they earned. */
    record Earner(
            Enrollment enrollment, PayInput input, @Nullable PayFlag flag, List<UUID> settlements)
            implements OfPayroll {

        @Override
        public CalculatedPaycheck calculate(PayTables tables) {
            try {
                requireOneState(tables);
                return calculated(GrossToNet.calculate(input, tables, Remark.trace()), null);
            } catch (ProblemException refusal) {
                return calculated(null, refusal);
            }
        }

        /** A paycheck that is paid keeps what it was calculated from; it is explained as it was. */
        private void requireOneState(PayTables tables) {
            var before = input.sourcing().workedBefore();
            if (before.isEmpty() || input.work().isEmpty()) {
                return;
            }
            var now = input.workState();
            if (!tables.reciprocity().taxesNoWages(now)
                    || before.stream().anyMatch(state -> !tables.reciprocity().taxesNoWages(state))) {
                throw RunProblem.WORK_IN_TWO_STATES.because(
                        "Work moved from %s to %s between %s and %s, and the wages of its days belong to each state. Enter for which state of work the wages of the period count, from its first day on and with the residence as it was, or the new state from the first day of the next one; then calculate again"
                                .formatted(
                                        String.join(" and ", before),
                                        now,
                                        input.period().startsOn(),
                                        input.period().endsOn()));
            }
        }

        private CalculatedPaycheck calculated(@Nullable NetPay pay, @Nullable ProblemException refusal) {
            var kept = PayInputJson.write(input);
            return paycheck(
                    pay,
                    refusal,
                    false,
                    kept,
                    digest(kept),
                    pay == null ? List.of() : EarlierPeriods.paidNow(input.earlierPeriods()));
        }

        @Override
        public String digest() {
            return digest(PayInputJson.write(input));
        }

        private String digest(String kept) {
            var all = described(kept, null);
            YearsToDate.describe(input.yearToDate(), all);
            settlements.forEach(settlement -> all.append('|').append(settlement));
            return PayInputJson.digest(all.toString());
        }
    }

    /**
     * Somebody without a paycheck to calculate.
     *
     * @param refusal what is missing, or why nothing is due
     * @param nothingDue whether nothing is missing
     */
    record Refused(
            Enrollment enrollment,
            ProblemException refusal,
            boolean nothingDue,
            @Nullable PayFlag flag) implements OfPayroll {

        Refused(Enrollment enrollment, ProblemException refusal, @Nullable PayFlag flag) {
            this(enrollment, refusal, false, flag);
        }

        @Override
        public List<UUID> settlements() {
            return List.of();
        }

        @Override
        public CalculatedPaycheck calculate(PayTables tables) {
            return paycheck(null, refusal, nothingDue, null, digest(), List.of());
        }

        @Override
        public String digest() {
            return PayInputJson.digest(described(null, refusal).toString());
        }
    }

    /** Somebody whose paycheck is voided: each of its lines with the sign turned. */
    record Voided(CalculatedPaycheck negated) implements Candidate {

        @Override
        public UUID employeeId() {
            return negated.employeeId();
        }

        @Override
        public String employeeNumber() {
            return negated.employeeNumber();
        }

        @Override
        public List<UUID> settlements() {
            return List.of();
        }

        @Override
        public String digest() {
            return negated.digest();
        }

        @Override
        public CalculatedPaycheck calculate(PayTables tables) {
            return negated;
        }
    }
}
