package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.PayRun;

/**
 * What somebody signs who approves a pay run. It can be made again from the database at any time, whatever happened to the run
 * since: whoever was held after the approval is in it.
 *
 * @param form what is in it and how its digests are made; another form gets another number
 * @param employees how many are paid; the amounts are theirs
 * @param reimbursements expenses given back with the net; null where there are none
 * @param notPaid how many are in the run but left out of its payment
 * @param paychecks by id: the employee's number, the disposition, and SHA-256 over the paycheck and its lines
 */
record PayRunApproval(
        String form,
        UUID payRunId,
        PayRun.Kind kind,
        @Nullable String reason,
        List<String> warnings,
        @Nullable UUID voidsPaycheckId,
        UUID payCalendarId,
        LocalDate periodStartsOn,
        LocalDate periodEndsOn,
        LocalDate payDate,
        @Nullable LocalDate since,
        int calculation,
        int employees,
        Money gross,
        Money taxes,
        Money deductions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money reimbursements,
        Money net,
        Money employerTaxes,
        Money employerContributions,
        int notPaid,
        SortedMap<String, String> paychecks) {

    static final String FORM = "pay-run-approval/1";

    /** What the signature of it means, in words. */
    String meaning() {
        return "approves the %s pay run of %s to %s with pay date %s over these totals: %d employees, gross %s, taxes %s, deductions %s%s, net %s, employer taxes %s, employer contributions %s; %d not paid"
                .formatted(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        periodStartsOn,
                        periodEndsOn,
                        payDate,
                        employees,
                        gross.amount(),
                        taxes.amount(),
                        deductions.amount(),
                        reimbursements == null ? "" : ", reimbursements " + reimbursements.amount(),
                        net.amount(),
                        employerTaxes.amount(),
                        employerContributions.amount(),
                        notPaid);
    }
}
