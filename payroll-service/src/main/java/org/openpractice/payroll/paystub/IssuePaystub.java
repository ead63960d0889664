package org.openpractice.payroll.paystub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.payroll.paycheck.Paychecks;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.payment.Payment;
import org.openpractice.payroll.payment.Payments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.sql.Sql;

/** Issues the stub of a paid paycheck. Refuses {@link PayRunProblem#PAYCHECK_NOT_PAID}. */
@ApplicationScoped
public class IssuePaystub {

    private final Paychecks paychecks;
    private final PayRuns runs;
    private final Payments payments;
    private final DirectDeposits deposits;
    private final Sql sql;
    private final ColumnCipher cipher;
    private final Audit audit;

    IssuePaystub(
            Paychecks paychecks,
            PayRuns runs,
            Payments payments,
            DirectDeposits deposits,
            Sql sql,
            ColumnCipher cipher,
            Audit audit) {
        this.paychecks = paychecks;
        this.runs = runs;
        this.payments = payments;
        this.deposits = deposits;
        this.sql = sql;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public Paystub issue(UUID paycheckId) {
        var paycheck = paychecks.get(paycheckId);
        var run = runs.get(paycheck.payRunId());
        // The former provider gave its stubs itself.
        run.requireOwn("told on a stub");
        if (run.state() != PayRun.State.PAID || paycheck.calculation() != run.calculation() || !paycheck.isPayable()) {
            throw PayRunProblem.PAYCHECK_NOT_PAID.because(
                    "The run is %s and the paycheck %s".formatted(run.state(), paycheck.disposition()));
        }
        audit.record(Verb.READ, "paystub", paycheckId);
        var period = run.period();
        return Paystub.of(
                new Paystub.Head(
                        paycheck.id(),
                        Objects.requireNonNullElse(run.employerName(), ""),
                        run.employerAddress(),
                        run.employerPhone(),
                        paycheck.employeeName(),
                        paycheck.employeeNumber(),
                        period.startsOn(),
                        period.endsOn(),
                        period.payDate()),
                paychecks.linesOf(paycheck),
                earlier(paycheck, run),
                // How the net left first; what came back later changes no stub.
                payments.firstOf(paycheck.id()).stream()
                        .map(part -> new Paystub.Part(way(part), part.amount()))
                        .toList());
    }

    /** Sums of the runs of the year that were approved before this one, as the paycheck was calculated with them. */
    private List<YearToDate> earlier(Paycheck paycheck, PayRun run) {
        return sql.query("""
                        select l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from paid_line l
                        where l.approved_at < :approvedAt
                            and l.counts_on between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                            and l.employee_id = :employee
                        group by l.kind, l.code order by l.code
                        """)
                .set("approvedAt", Objects.requireNonNull(run.approvedAt()))
                .set("year", run.countsOn().getYear())
                .set("employee", paycheck.employeeId())
                .list(row -> new YearToDate(
                        row.constant("kind", PayLine.Kind.class),
                        row.string("code"),
                        row.string("description"),
                        row.money("amount"),
                        row.money("wages")));
    }

    private String way(Payment part) {
        var account = part.directDepositId();
        return account == null
                ? "Check " + part.checkNumber()
                : "Direct deposit " + deposits.account(account).account(cipher).masked();
    }
}
