package org.openpractice.payroll.paycheck;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.payroll.PayRunEvent.PayRunApproved;
import org.openpractice.contracts.payroll.PayRunEvent.PayRunCalculated;
import org.openpractice.contracts.payroll.PayRunEvent.PayRunDrafted;
import org.openpractice.contracts.payroll.PayRunEvent.PayRunPaid;
import org.openpractice.contracts.payroll.PayRunEvent.PayRunReversed;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.us.PostalAddress;
import org.openpractice.platform.us.TelephoneNumber;

/**
 * Pay of one period of one calendar, or pay beside it. It is drafted, calculated as often as need be, approved by somebody who neither drafted it nor had
 * it calculated, and paid; an approved or a paid run can be reversed whole. From the approval on nothing in it changes.
 */
@Entity
public class PayRun extends Aggregate {

    /** What a run pays. */
    public enum Kind {
        /** Everybody of a period; a period has one. */
        REGULAR,
        /** A period to people whom its regular run missed. */
        OFF_CYCLE,
        /** Bonuses apart from regular wages. */
        BONUS,
        /** Everything that is left to pay to somebody who left. */
        FINAL,
        /** A paycheck with the lines of a voided one below zero. */
        VOID,
        /** Differences for earlier periods. */
        RETROACTIVE,
        /** What a former payroll provider paid on one day of the year: it pays nobody, posts nothing and is never filed again. */
        TAKE_OVER;

        /** Whether it pays supplemental wages apart from regular ones (26 CFR 31.3402(g)-1). */
        public boolean isApart() {
            return this == BONUS || this == RETROACTIVE;
        }

        /** Whether it names whom it pays: they are told when there is nothing to pay them. */
        public boolean namesPeople() {
            return this != REGULAR && this != TAKE_OVER;
        }

        /** Whether it pays the work of periods as such. */
        public boolean paysPeriods() {
            return this == REGULAR || this == OFF_CYCLE || this == FINAL;
        }
    }

    /** How far a run is. */
    @Schema(name = "PayRunState")
    public enum State {
        DRAFT,
        CALCULATED,
        APPROVED,
        PAID,
        REVERSED
    }

    /** What everybody who is paid in the run adds up to. */
    public record Totals(int employees, Money gross, Money net, Money employerTaxes) {
        static final Totals NONE = new Totals(0, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable String reason;

    private String warnings;

    private @Nullable UUID voidsPaycheckId;

    private UUID payCalendarId;

    @Enumerated(EnumType.STRING)
    private PayFrequency frequency;

    private LocalDate periodStartsOn;

    private LocalDate periodEndsOn;

    private @Nullable LocalDate since;

    private @Nullable LocalDate lastDay;

    private LocalDate payDate;

    private LocalDate countsOn;

    private String explanation;

    @Enumerated(EnumType.STRING)
    private State state;

    private int calculation;

    private @Nullable String draftedBy;

    private @Nullable String calculatedBy;

    private @Nullable Instant calculatedAt;

    private @Nullable String approvedBy;

    private @Nullable Instant approvedAt;

    private @Nullable String paidBy;

    private @Nullable Instant paidAt;

    private @Nullable String employerName;

    @Embedded
    @EmbeddedColumnNaming("employer_%s")
    private @Nullable PostalAddress employerAddress;

    private @Nullable TelephoneNumber employerPhone;

    private @Nullable String reversedBy;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable Instant reversedAt;

    private @Nullable String reversalReason;

    private int employees;

    private int notInRun;

    @Column(name = "gross_cents")
    private Money gross;

    @Column(name = "net_cents")
    private Money net;

    @Column(name = "employer_taxes_cents")
    private Money employerTaxes;

    @SuppressWarnings("NullAway.Init")
    protected PayRun() {}

    public PayRun(Kind kind, PayCalendar calendar, PayPeriod period) {
        this(kind, calendar.id(), calendar.schedule().frequency(), period);
    }

    private PayRun(Kind kind, UUID payCalendarId, PayFrequency frequency, PayPeriod period) {
        super(Ids.next());
        this.kind = kind;
        this.warnings = "";
        this.payCalendarId = payCalendarId;
        this.frequency = frequency;
        this.periodStartsOn = period.startsOn();
        this.periodEndsOn = period.endsOn();
        this.payDate = period.payDate();
        this.countsOn = payDate;
        this.explanation = String.join("\n", period.explanation());
        this.state = State.DRAFT;
        this.gross = Money.ZERO;
        this.net = Money.ZERO;
        this.employerTaxes = Money.ZERO;
    }

    /**
     * Voids a paycheck of another run; it is of the same period, so that hours and pay of the period add up, and counts on the
     * day on which that one counted.
     */
    public static PayRun voiding(
            Paycheck paycheck, PayRun paidIn, LocalDate payDate, String reason, List<String> warnings) {
        var run = new PayRun(
                Kind.VOID,
                paidIn.payCalendarId,
                paidIn.frequency,
                new PayPeriod(
                        paidIn.periodStartsOn,
                        paidIn.periodEndsOn,
                        payDate,
                        List.of("voids a paycheck of the run with pay date " + paidIn.payDate)));
        run.voidsPaycheckId = paycheck.id();
        run.countsOn = paidIn.countsOn;
        run.reason = reason;
        run.warnings = String.join("\n", warnings);
        return run;
    }

    /** Pays differences of the periods from that day on; they are told on the pay date. */
    public static PayRun retroactive(PayCalendar calendar, LocalDate since, LocalDate payDate) {
        var run = new PayRun(
                Kind.RETROACTIVE,
                calendar,
                new PayPeriod(
                        payDate,
                        payDate,
                        payDate,
                        List.of("differences for paid periods from %s on, paid on %s".formatted(since, payDate))));
        run.since = since;
        return run;
    }

    /**
     * What a former provider paid. It counts as paid from the start, and nobody is told of it: the money is long out and booked.
     *
     * @param calendar whose terms its period is kept under; it is no period of the calendar
     * @param paid the days since the pay date before, and the pay date
     */
    public static PayRun takenOver(PayCalendar calendar, PayPeriod paid, String provider, String by, Instant at) {
        var run = new PayRun(Kind.TAKE_OVER, calendar, paid);
        run.reason = "paid by " + provider;
        run.state = State.PAID;
        run.draftedBy = by;
        run.calculatedBy = by;
        run.calculatedAt = at;
        run.approvedAt = at;
        run.paidBy = by;
        run.paidAt = at;
        return run;
    }

    /**
     * Counts the paychecks of that calculation and no longer those of the one before.
     *
     * @param since first of the days that it stands for
     */
    public void takenOver(int number, LocalDate since, Totals totals) {
        this.calculation = number;
        this.periodStartsOn = since;
        take(totals);
    }

    /** Refuses {@link PayRunProblem#PAY_TAKEN_OVER} of what a former provider paid. */
    public void requireOwn(String step) {
        if (kind == Kind.TAKE_OVER) {
            throw PayRunProblem.PAY_TAKEN_OVER.because(
                    "A former provider paid it on %s; it cannot be %s here. Correct it with the take-over of %d (PUT /take-overs/{id} and another file) while no pay run of the year stands"
                            .formatted(payDate, step, payDate.getYear()));
        }
    }

    /** Pays everything that is left to somebody whose last day that is. */
    public static PayRun last(PayCalendar calendar, PayPeriod period, LocalDate lastDay) {
        var run = new PayRun(Kind.FINAL, calendar, period);
        run.lastDay = lastDay;
        return run;
    }

    /** Warns that the calendar had the period paid before, where it had. */
    public void calendarPaysOn(LocalDate day) {
        if (payDate.isAfter(day)) {
            this.warnings =
                    "The calendar pays this period on %s; it is paid, taxed and reported on %s (26 CFR 31.3402(a)-1(b)). State law may have wanted it by the former day"
                            .formatted(day, payDate);
        }
    }

    /** Keeps when the law wants it paid, as a warning where that is before the pay date. */
    public void dueOn(LocalDate day, List<String> because) {
        if (payDate.isAfter(day)) {
            var told = new ArrayList<String>();
            told.add("Final pay is due on %s; the pay date is %s".formatted(day, payDate));
            told.addAll(because);
            this.warnings = String.join("\n", told);
        }
    }

    public PayRunDrafted drafted(String by) {
        this.draftedBy = by;
        return new PayRunDrafted(id(), payCalendarId, periodStartsOn, periodEndsOn, payDate);
    }

    /** Refuses {@link PayRunProblem#PAY_RUN_STATE} once the run is approved. */
    public void requireCalculable() {
        require("calculated", EnumSet.of(State.DRAFT, State.CALCULATED));
    }

    /**
     * Takes over the calculation of that number; paychecks of the others do not count.
     *
     * @param othersEmployed how many were employed in the period and are not in the calculation
     */
    public PayRunCalculated calculated(int number, String by, Instant at, Totals totals, int othersEmployed) {
        requireCalculable();
        this.notInRun = othersEmployed;
        this.state = State.CALCULATED;
        this.calculation = number;
        this.calculatedBy = by;
        this.calculatedAt = at;
        take(totals);
        return new PayRunCalculated(id(), employees, gross, net);
    }

    /** Refuses {@link PayRunProblem#PAY_RUN_STATE} unless the run is calculated and not yet approved. */
    public void requireApprovable() {
        require("approved", EnumSet.of(State.CALCULATED));
    }

    /** Refuses {@link PayRunProblem#PAY_RUN_STATE}. */
    public PayRunApproved approve(String by, Instant at) {
        requireApprovable();
        this.state = State.APPROVED;
        this.approvedBy = by;
        this.approvedAt = at;
        return new PayRunApproved(id(), payDate);
    }

    /** Refuses {@link PayRunProblem#PAY_RUN_STATE} unless the run is approved and not yet paid. */
    public void requirePayable() {
        require("paid", EnumSet.of(State.APPROVED));
    }

    /** Refuses {@link PayRunProblem#PAY_RUN_STATE} once the run is approved: then it is reversed. */
    public PayRunReversed delete(LocalDate today) {
        require("deleted", EnumSet.of(State.DRAFT, State.CALCULATED));
        return new PayRunReversed(id(), today);
    }

    /**
     * Refuses {@link PayRunProblem#PAY_RUN_STATE}.
     *
     * @param totals without whoever was flagged since the calculation
     */
    public PayRunPaid pay(String by, Instant at, Totals totals) {
        requirePayable();
        this.state = State.PAID;
        this.paidBy = by;
        this.paidAt = at;
        take(totals);
        return new PayRunPaid(id(), payDate, employees, gross, net, employerTaxes);
    }

    /** Keeps who pays, so that stubs stay the same when the employer changes later. */
    public void paidBy(String employer, @Nullable PostalAddress address, @Nullable TelephoneNumber phone) {
        this.employerName = employer;
        this.employerAddress = address;
        this.employerPhone = phone;
    }

    /**
     * Refuses {@link PayRunProblem#PAY_RUN_STATE} unless the run is approved or paid. A run that is not the regular one of
     * a period can also be given up before: its list of people is not changed.
     */
    public PayRunReversed reverse(String by, Instant at, LocalDate today, String reason) {
        require(
                "reversed",
                kind == Kind.REGULAR
                        ? EnumSet.of(State.APPROVED, State.PAID)
                        : EnumSet.of(State.DRAFT, State.CALCULATED, State.APPROVED, State.PAID));
        this.state = State.REVERSED;
        this.reversedBy = by;
        this.reversedAt = at;
        this.reversalReason = reason;
        return new PayRunReversed(id(), today);
    }

    public void require(String step, Set<State> states) {
        if (!states.contains(state)) {
            throw PayRunProblem.PAY_RUN_STATE.because("A run that is %s cannot be %s; it must be one of %s"
                    .formatted(state, step, Arrays.toString(states.toArray())));
        }
    }

    private void take(Totals totals) {
        this.employees = totals.employees();
        this.gross = totals.gross();
        this.net = totals.net();
        this.employerTaxes = totals.employerTaxes();
    }

    public Kind kind() {
        return kind;
    }

    /** Why a run that voids a paycheck was made; null of others. */
    public @Nullable String reason() {
        return reason;
    }

    /** What somebody who approves the run should know. */
    public List<String> warnings() {
        return warnings.isEmpty() ? List.of() : List.of(warnings.split("\n"));
    }

    /** Paycheck that the run voids; null when it is no VOID run. */
    public @Nullable UUID voidsPaycheckId() {
        return voidsPaycheckId;
    }

    public UUID payCalendarId() {
        return payCalendarId;
    }

    public PayFrequency frequency() {
        return frequency;
    }

    public PayPeriod period() {
        return new PayPeriod(periodStartsOn, periodEndsOn, payDate, List.of(explanation.split("\n")));
    }

    /** First day of the first period whose difference the run pays; null of a run of another kind. */
    public @Nullable LocalDate since() {
        return since;
    }

    /** Last day that staff had told when a final run was drafted; null of one from before that was kept, and of others. */
    public @Nullable LocalDate lastDay() {
        return lastDay;
    }

    public LocalDate payDate() {
        return payDate;
    }

    /**
     * Day on which it counts in a year, on a return and for a deposit: the pay date; of a run that voids a paycheck the day on
     * which that one counted.
     */
    public LocalDate countsOn() {
        return countsOn;
    }

    public State state() {
        return state;
    }

    public int calculation() {
        return calculation;
    }

    /** Who said whom and what it pays; null of a run from before that was kept. */
    @Nullable
    public String draftedBy() {
        return draftedBy;
    }

    public @Nullable String calculatedBy() {
        return calculatedBy;
    }

    public @Nullable Instant calculatedAt() {
        return calculatedAt;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public @Nullable String paidBy() {
        return paidBy;
    }

    public @Nullable Instant paidAt() {
        return paidAt;
    }

    /** Legal name of the employer at the payment; null when it was not set up. */
    public @Nullable String employerName() {
        return employerName;
    }

    /** Where the employer was at the payment; null when it was not kept. */
    public @Nullable PostalAddress employerAddress() {
        return employerAddress;
    }

    /** How the employer was called at the payment; null when it was not kept. */
    public @Nullable TelephoneNumber employerPhone() {
        return employerPhone;
    }

    public @Nullable String reversedBy() {
        return reversedBy;
    }

    public @Nullable String reversalReason() {
        return reversalReason;
    }

    /** How many were employed in its period and are not in its last calculation. */
    public int notInRun() {
        return notInRun;
    }

    public Totals totals() {
        return new Totals(employees, gross, net, employerTaxes);
    }
}
