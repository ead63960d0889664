package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.payroll.paid.CountedLines;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/**
 * The statistics of a group's tables know nothing of a group that is new: whatever adds up earlier pay must not read what is being
 * calculated, whichever way the planner takes.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FirstRunOfAGroupTest {

    private final PayrollApi api = new PayrollApi();

    @Inject
    YearsToDate yearsToDate;

    @Inject
    ApprovedPay approvedPay;

    @Inject
    CountedLines countedLines;

    @Inject
    CurrentGroup currentGroup;

    @Inject
    Sql sql;

    /** What this transaction took from the table, by whatever index. */
    private long paychecksRead() {
        return sql.query("""
                        select pg_stat_get_xact_tuples_returned('paycheck'::regclass)
                            + pg_stat_get_xact_tuples_fetched('paycheck'::regclass) as tuples
                        """).one(row -> row.number("tuples"));
    }

    @Test
    void earlierPayIsNotLookedForAmongThePaychecksOfDrafts() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        api.salaried(calendar, "TX", "78000.00");
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run);
        var period = new PayPeriod(
                LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 14), LocalDate.of(2026, 11, 20), List.of());

        long read = currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    long before = paychecksRead();
                    var employees = List.of(employee);
                    assertThat(yearsToDate.of(employees, 2026, UUID.randomUUID()))
                            .isEmpty();
                    assertThat(approvedPay.paidFor(UUID.fromString(calendar), period, employees, null))
                            .isEmpty();
                    assertThat(countedLines.of(
                                    employees, List.of("US-SS"), LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)))
                            .isEmpty();
                    return paychecksRead() - before;
                }));
        assertThat(read).as("paychecks that were read").isZero();
    }
}
