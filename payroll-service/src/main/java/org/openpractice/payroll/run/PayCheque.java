package org.openpractice.payroll.run;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrolment.DirectDeposit;
import org.openpractice.payroll.enrolment.Enrolment;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.withholding.Trace;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.ProblemException;

/** One employee in one calculation of a run. */
@Entity
@Table(name = "pay_cheque")
public class PayCheque {

    public enum Disposition {
        /** Part of the run's totals and of the year. */
        PAYABLE,
        /** Left out of the payment: compliance flagged the person's pay. */
        FLAGGED,
        /** Left out of the payment: it could not be calculated. */
        REFUSED
    }

    @Id
    private UUID id;

    @Column(name = "pay_run_id")
    private UUID payRunId;

    private int calculation;

    @Column(name = "employee_id")
    private UUID employeeId;

    @Column(name = "employee_number")
    private String employeeNumber;

    @Column(name = "employee_name")
    private String employeeName;

    @Enumerated(EnumType.STRING)
    private Disposition disposition;

    @Column(name = "because_of_event_id")
    private @Nullable UUID becauseOfEventId;

    private @Nullable String refusal;

    @Column(name = "refusal_detail")
    private @Nullable String refusalDetail;

    @Column(name = "gross_cents")
    private Money gross;

    @Column(name = "taxes_cents")
    private Money taxes;

    @Column(name = "deductions_cents")
    private Money deductions;

    @Column(name = "net_cents")
    private Money net;

    @Column(name = "employer_taxes_cents")
    private Money employerTaxes;

    @Column(name = "direct_deposit_id")
    private @Nullable UUID directDepositId;

    @Column(name = "input_digest")
    private String inputDigest;

    @Convert(converter = TraceColumn.class)
    private List<Trace.Line> trace;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected PayCheque() {}

    private PayCheque(
            PayRun run,
            Enrolment enrolment,
            String inputDigest,
            @Nullable PayFlag flag,
            @Nullable NetPay pay,
            @Nullable ProblemException refused) {
        this.id = Ids.next();
        this.payRunId = run.id();
        this.calculation = run.nextCalculation();
        this.employeeId = enrolment.id();
        this.employeeNumber = enrolment.employeeNumber();
        this.employeeName = enrolment.fullName();
        this.disposition =
                flag != null ? Disposition.FLAGGED : refused != null ? Disposition.REFUSED : Disposition.PAYABLE;
        this.becauseOfEventId = flag == null ? null : flag.becauseOfEventId();
        this.refusal = refused == null ? null : refused.type().slug();
        this.refusalDetail = refused == null ? null : refused.detail();
        this.gross = pay == null ? Money.ZERO : pay.gross();
        this.taxes = pay == null ? Money.ZERO : pay.taxes();
        this.deductions = pay == null ? Money.ZERO : pay.deductions();
        this.net = pay == null ? Money.ZERO : pay.net();
        this.employerTaxes = pay == null ? Money.ZERO : pay.employerTaxes();
        this.inputDigest = inputDigest;
        this.trace = pay == null ? List.of() : pay.trace();
    }

    static PayCheque calculated(
            PayRun run, Enrolment enrolment, String inputDigest, @Nullable PayFlag flag, NetPay pay) {
        return new PayCheque(run, enrolment, inputDigest, flag, pay, null);
    }

    static PayCheque refused(
            PayRun run, Enrolment enrolment, String inputDigest, @Nullable PayFlag flag, ProblemException problem) {
        return new PayCheque(run, enrolment, inputDigest, flag, null, problem);
    }

    /** Takes the cheque out of the payment; its run is not paid yet. */
    void hold(PayFlag flag) {
        this.disposition = Disposition.FLAGGED;
        this.becauseOfEventId = flag.becauseOfEventId();
    }

    /** Keeps the account that is paid, so that the file stays the same when the account changes later. */
    void payTo(DirectDeposit deposit) {
        this.directDepositId = deposit.id();
    }

    public UUID id() {
        return id;
    }

    public UUID payRunId() {
        return payRunId;
    }

    public int calculation() {
        return calculation;
    }

    public UUID employeeId() {
        return employeeId;
    }

    public String employeeNumber() {
        return employeeNumber;
    }

    public String employeeName() {
        return employeeName;
    }

    public Disposition disposition() {
        return disposition;
    }

    public boolean isPayable() {
        return disposition == Disposition.PAYABLE;
    }

    public @Nullable UUID becauseOfEventId() {
        return becauseOfEventId;
    }

    public @Nullable String refusal() {
        return refusal;
    }

    public @Nullable String refusalDetail() {
        return refusalDetail;
    }

    public Money gross() {
        return gross;
    }

    public Money taxes() {
        return taxes;
    }

    public Money deductions() {
        return deductions;
    }

    public Money net() {
        return net;
    }

    public Money employerTaxes() {
        return employerTaxes;
    }

    public @Nullable UUID directDepositId() {
        return directDepositId;
    }

    String inputDigest() {
        return inputDigest;
    }

    public List<Trace.Line> trace() {
        return trace;
    }

    public long version() {
        return version;
    }
}
