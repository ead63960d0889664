package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.payroll.calendar.PayCalendarProblem;
import org.openpractice.payroll.payment.AchFile;
import org.openpractice.payroll.payment.Employer;
import org.openpractice.payroll.payment.Employers;
import org.openpractice.payroll.payment.PaymentCounters;
import org.openpractice.payroll.payment.PaymentProblem;
import org.openpractice.payroll.payment.TaxPaymentFile;
import org.openpractice.payroll.payment.TaxPaymentFile.TaxAmount;
import org.openpractice.payroll.payment.TaxPaymentFile.TaxPayment;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * A second person lets the payment of a tax deposit out as a CCD credit with its TXP segment. Refuses
 * {@link PlatformProblem#SECOND_PERSON_REQUIRED}, {@link FilingProblem#TAX_DEPOSIT_RELEASED},
 * {@link PayCalendarProblem#NOT_A_BANKING_DAY} when the day of settlement has passed, and
 * {@link PaymentProblem#EMPLOYER_MISSING}.
 */
@ApplicationScoped
class ReleaseTaxDeposit {

    /** Zone in which an ACH file is dated: that of the Reserve Banks' FedACH service. */
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    /** From the end, so that they differ from the files of pay runs, which count from A. */
    private static final String MODIFIERS = "9876543210";

    private final EntityManager entities;
    private final TaxDeposits deposits;
    private final Employers employers;
    private final PaymentCounters counters;
    private final ColumnCipher cipher;
    private final SecondPerson secondPerson;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ReleaseTaxDeposit(
            EntityManager entities,
            TaxDeposits deposits,
            Employers employers,
            PaymentCounters counters,
            ColumnCipher cipher,
            SecondPerson secondPerson,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.entities = entities;
        this.deposits = deposits;
        this.employers = employers;
        this.counters = counters;
        this.cipher = cipher;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public TaxDepositRelease release(UUID depositId) {
        var deposit = deposits.get(depositId);
        secondPerson.require(deposit.marked().by(), "release", "tax-deposit", depositId);
        deposits.serialize();
        if (of(depositId).isPresent()) {
            throw FilingProblem.TAX_DEPOSIT_RELEASED.because("GET its ach-file");
        }
        var employer = employers
                .current()
                .orElseThrow(() -> PaymentProblem.EMPLOYER_MISSING.because(
                        "Set up the employer first: its EIN and bank stand in the ACH file"));
        var now = LocalDateTime.ofInstant(clock.instant(), EASTERN);
        if (!deposit.settlesOn().isAfter(now.toLocalDate())) {
            throw PayCalendarProblem.NOT_A_BANKING_DAY.because("It was to settle on %s, which no file of %s can reach"
                    .formatted(deposit.settlesOn(), now.toLocalDate()));
        }
        var modifier = modifier(now.toLocalDate());
        var release = new TaxDepositRelease(
                deposit,
                actor.name(),
                clock.instant(),
                now.toLocalDate(),
                modifier,
                file(deposit, employer, now, modifier),
                cipher);
        entities.persist(release);
        audit.record(Verb.RELEASED, "tax-deposit", depositId);
        return release;
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND} and {@link FilingProblem#TAX_DEPOSIT_NOT_RELEASED}. */
    @Transactional
    public String file(UUID depositId) {
        var deposit = deposits.get(depositId);
        audit.record(Verb.EXPORTED, "tax-deposit-ach-file", depositId);
        return of(deposit.id())
                .orElseThrow(() -> FilingProblem.TAX_DEPOSIT_NOT_RELEASED.because("A second person releases it first"))
                .file(cipher);
    }

    private Optional<TaxDepositRelease> of(UUID depositId) {
        return Optional.ofNullable(entities.find(TaxDepositRelease.class, depositId));
    }

    private String file(TaxDeposit deposit, Employer employer, LocalDateTime now, char modifier) {
        var amounts = deposit.tax() == TaxDeposit.Tax.FORM_940
                ? List.of(new TaxAmount(TaxPaymentFile.FORM_940_DEPOSIT, deposit.amount()))
                : List.of(
                        new TaxAmount("1", deposit.socialSecurity()),
                        new TaxAmount("2", deposit.medicare()),
                        new TaxAmount("3", deposit.incomeTax()));
        var file = new StringBuilder();
        TaxPaymentFile.write(
                file,
                employer.originator(cipher),
                new AchFile.Header(now, modifier, deposit.settlesOn()),
                counters.traces(1),
                List.of(new TaxPayment(
                        employer.ein(cipher),
                        deposit.tax() == TaxDeposit.Tax.FORM_940
                                ? TaxPaymentFile.FORM_940_DEPOSIT
                                : TaxPaymentFile.FORM_941_DEPOSIT,
                        deposit.periodEndsOn(),
                        amounts)));
        return file.toString();
    }

    private char modifier(LocalDate day) {
        long earlier = entities.createQuery("select count(*) from TaxDepositRelease where achDay = :day", Long.class)
                .setParameter("day", day)
                .getSingleResult();
        if (earlier >= MODIFIERS.length()) {
            throw FilingProblem.TAX_DEPOSIT_NOT_OWED.because(
                    "%d tax payments were released today; release this one tomorrow".formatted(earlier));
        }
        return MODIFIERS.charAt((int) earlier);
    }
}
