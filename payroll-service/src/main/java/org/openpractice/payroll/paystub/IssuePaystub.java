package org.openpractice.payroll.paystub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.payroll.payline.YearToDate;
import org.openpractice.payroll.payment.Payment;
import org.openpractice.payroll.payment.Payments;
import org.openpractice.payroll.run.PayCheque;
import org.openpractice.payroll.run.PayCheques;
import org.openpractice.payroll.run.PayRun;
import org.openpractice.payroll.run.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;

/** Issues the stub of a paid cheque. Refuses {@link PayrollProblem#PAY_CHEQUE_NOT_PAID}. */
@ApplicationScoped
public class IssuePaystub {

    private final PayCheques cheques;
    private final PayRuns runs;
    private final Payments payments;
    private final DirectDeposits deposits;
    private final EntityManager entities;
    private final ColumnCipher cipher;
    private final Audit audit;

    IssuePaystub(
            PayCheques cheques,
            PayRuns runs,
            Payments payments,
            DirectDeposits deposits,
            EntityManager entities,
            ColumnCipher cipher,
            Audit audit) {
        this.cheques = cheques;
        this.runs = runs;
        this.payments = payments;
        this.deposits = deposits;
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public Paystub issue(UUID payChequeId) {
        var cheque = cheques.required(payChequeId);
        var run = runs.required(cheque.payRunId());
        if (run.state() != PayRun.State.PAID || cheque.calculation() != run.calculation() || !cheque.isPayable()) {
            throw PayrollProblem.PAY_CHEQUE_NOT_PAID.because(
                    "The run is %s and the cheque %s".formatted(run.state(), cheque.disposition()));
        }
        audit.record("read paystub", "pay-cheque", payChequeId);
        var period = run.period();
        return Paystub.of(
                new Paystub.Head(
                        cheque.id(),
                        Objects.requireNonNullElse(run.employerName(), ""),
                        cheque.employeeName(),
                        cheque.employeeNumber(),
                        period.startsOn(),
                        period.endsOn(),
                        period.payDate()),
                cheques.linesOf(cheque),
                earlier(cheque, run),
                // How the net left first; what came back later changes no stub.
                payments.firstOf(cheque.id()).stream()
                        .map(part -> new Paystub.Part(way(part), part.amount()))
                        .toList());
    }

    /** Sums of the runs of the year that were approved before this one, as the cheque was reckoned with them. */
    @SuppressWarnings("unchecked") // a native query with a tuple
    private List<YearToDate> earlier(PayCheque cheque, PayRun run) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select l.kind, l.code, max(l.description) as description,
                            sum(l.amount_cents)::bigint as amount, sum(coalesce(l.wages_cents, 0))::bigint as wages
                        from counting_cheque c
                            join pay_cheque_line l on l.practice_group_id = c.practice_group_id
                                and l.pay_cheque_id = c.id
                        where c.approved_at < :approvedAt
                            and c.pay_date between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                            and c.employee_id = :employee
                        group by l.kind, l.code order by l.code
                        """, Tuple.class)
                .setParameter("approvedAt", Objects.requireNonNull(run.approvedAt()))
                .setParameter("year", run.payDate().getYear())
                .setParameter("employee", cheque.employeeId())
                .getResultList();
        return rows.stream()
                .map(row -> new YearToDate(
                        PayLine.Kind.valueOf(row.get("kind", String.class)),
                        row.get("code", String.class),
                        row.get("description", String.class),
                        Money.ofCents(row.get("amount", Long.class)),
                        Money.ofCents(row.get("wages", Long.class))))
                .toList();
    }

    private String way(Payment part) {
        var account = part.directDepositId();
        return account == null
                ? "Cheque " + part.chequeNumber()
                : "Direct deposit " + deposits.account(account).account(cipher).masked();
    }
}
