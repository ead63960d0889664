package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.openpractice.payroll.filing.FiledReturns;
import org.openpractice.payroll.filing.FiledWageStatements;
import org.openpractice.payroll.paycheck.PayRun;

/**
 * When pay of a year that is over may still be voided or taken back: until the return of its quarter or the wage statements of
 * its year are filed. Income tax and Additional Medicare Tax that were withheld in a year before cannot be corrected then; only
 * Social Security and Medicare are, with Forms 941-X and W-2c (Publication 15, section 13, wage repayments).
 */
@ApplicationScoped
class ClosedYears {

    private final FiledReturns returns;
    private final FiledWageStatements statements;

    ClosedYears(FiledReturns returns, FiledWageStatements statements) {
        this.returns = returns;
        this.statements = statements;
    }

    /** Refuses {@link RunProblem#VOID_IN_ANOTHER_YEAR}. */
    void require(PayRun run, LocalDate on) {
        int year = run.countsOn().getYear();
        if (year >= on.getYear()) {
            return;
        }
        var filed = returns.filedWith(run.countsOn(), on);
        if (filed.isPresent() || statements.areFiled(year)) {
            throw RunProblem.VOID_IN_ANOTHER_YEAR.because(
                    "The pay counts in %d, by %s, and %s. Of a year that is over, Social Security and Medicare alone are corrected, with Forms 941-X and W-2c; agree with the employee on what was overpaid"
                            .formatted(
                                    year,
                                    run.countsOn(),
                                    filed.map(day -> "Form 941 of its quarter is taken as filed on " + day)
                                            .orElse("the W-2s of the year are submitted")));
        }
    }
}
