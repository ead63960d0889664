package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.EmploymentSpan;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.expense.AccountablePlan;
import org.openpractice.payroll.expense.Expense;
import org.openpractice.payroll.expense.ExpenseProblem;
import org.openpractice.payroll.expense.Reimbursement;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.sql.Sql;

/** Expenses that runs give back beside what they pay. */
@ApplicationScoped
class ReimbursedExpenses {

    private final EntityManager entities;
    private final EnrollmentHistory history;
    private final PayRuns runs;
    private final Sql sql;
    private final Clock clock;

    ReimbursedExpenses(EntityManager entities, EnrollmentHistory history, PayRuns runs, Sql sql, Clock clock) {
        this.entities = entities;
        this.history = history;
        this.runs = runs;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Refuses {@link ExpenseProblem#EXPENSE_NOT_SUBSTANTIATED}, {@link ExpenseProblem#EXPENSE_OUTSIDE_EMPLOYMENT},
     * {@link ExpenseProblem#EXPENSE_REIMBURSED} and what {@link AccountablePlan#reimburse} does.
     */
    void requirePayable(List<Expense> expenses) {
        if (expenses.isEmpty()) {
            return;
        }
        // Of two drafts at once with the same expense the later sees the earlier.
        runs.serialize();
        var today = LocalDate.now(clock);
        var spans = history.spans(
                expenses.stream().map(Expense::employeeId).distinct().toList());
        for (var expense : expenses) {
            AccountablePlan.law().reimburse(expense);
            var advance = expense.advance();
            if (expense.substantiatedOn().isAfter(today)
                    || advance != null && advance.paidOn().isAfter(today)
                    || advance != null
                            && advance.returnedOn() != null
                            && advance.returnedOn().isAfter(today)) {
                throw ExpenseProblem.EXPENSE_NOT_SUBSTANTIATED.because(
                        "The expense of %s, its proof or its advance is of a day after today, %s"
                                .formatted(expense.incurredOn(), today));
            }
            var its = spans.getOrDefault(expense.employeeId(), List.of());
            if (!covered(its, expense.incurredOn()) || !covered(its, expense.lastDay())) {
                throw ExpenseProblem.EXPENSE_OUTSIDE_EMPLOYMENT.because("Employed on %s, and the expense is of %s to %s"
                        .formatted(its, expense.incurredOn(), expense.lastDay()));
            }
            requireOnce(expense);
        }
    }

    private static boolean covered(List<EmploymentSpan> spans, LocalDate day) {
        return spans.stream().anyMatch(span -> span.covers(day));
    }

    /** Runs that are taken back, paychecks that are voided and people who were left out of a payment give nothing back. */
    private void requireOnce(Expense expense) {
        sql.query("""
                        select r.pay_date from pay_run_reimbursement e
                            join pay_run r on r.practice_group_id = e.practice_group_id and r.id = e.pay_run_id
                        where e.employee_id = :employee and e.incurred_on = :from and e.incurred_through = :through
                            and e.amount_cents = :amount and lower(e.business_purpose) = lower(:purpose)
                            and (r.state in ('DRAFT', 'CALCULATED')
                                or r.state <> 'REVERSED' and exists (select 1 from payable_paycheck c
                                    where c.practice_group_id = e.practice_group_id and c.pay_run_id = e.pay_run_id
                                        and c.employee_id = e.employee_id and c.voided_by_run_id is null))
                        """)
                .set("employee", expense.employeeId())
                .set("from", expense.incurredOn())
                .set("through", expense.lastDay())
                .set("amount", expense.amount())
                .set("purpose", expense.businessPurpose())
                .first(row -> row.date("pay_date"))
                .ifPresent(payDate -> {
                    throw ExpenseProblem.EXPENSE_REIMBURSED.because(
                            "%s of %s for the same purpose is in the run paid on %s"
                                    .formatted(expense.amount().amount(), expense.incurredOn(), payDate));
                });
    }

    void keep(UUID payRunId, List<Expense> expenses) {
        for (int i = 0; i < expenses.size(); i++) {
            entities.persist(new PayRunReimbursement(payRunId, i, expenses.get(i)));
        }
    }

    /** What a run was asked to give back, by employee. */
    Map<UUID, List<Expense>> of(UUID payRunId, Collection<UUID> employees) {
        return employees.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "from PayRunReimbursement where payRunId = :run and among(employeeId, :employees) order by ordinal",
                                PayRunReimbursement.class)
                        .setParameter("run", payRunId)
                        .setParameter("employees", Reading.ids(employees))
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                PayRunReimbursement::employeeId,
                                Collectors.mapping(PayRunReimbursement::expense, Collectors.toList())));
    }

    /**
     * What one person is given back. Refuses {@link RunProblem#GROSS_UP_WITH_OTHERS} and what
     * {@link AccountablePlan#reimburse} does.
     *
     * @param items what decides the taxes of the person's items
     */
    static List<Reimbursement> reimbursed(List<Expense> expenses, @Nullable PaidItems items) {
        if (!expenses.isEmpty() && items != null && items.grossedUp()) {
            throw RunProblem.GROSS_UP_WITH_OTHERS.because(
                    "An item is to be grossed up and an expense is given back: pay the two in runs of their own");
        }
        return expenses.stream().map(AccountablePlan.law()::reimburse).toList();
    }
}
