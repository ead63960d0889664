package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.deposit.DepositPlan;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.Paycheck;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.reading.Reading;

/**
 * Turns the net pays of a run into payments: each is split over the verified accounts that hold on the pay date. What
 * falls to an account that may not take money yet, or not any more, goes out as one paper check, as does everything of
 * somebody without accounts. The deposits become the run's ACH file, together with the prenotes that are due.
 */
@ApplicationScoped
public class IssuePayments {

    private final DirectDeposits deposits;
    private final Enrollments enrollments;
    private final Employers employers;
    private final PaymentCounters counters;
    private final PaymentFileContent content;
    private final Payments payments;
    private final Actor actor;
    private final Clock clock;

    IssuePayments(
            DirectDeposits deposits,
            Enrollments enrollments,
            Employers employers,
            PaymentCounters counters,
            PaymentFileContent content,
            Payments payments,
            Actor actor,
            Clock clock) {
        this.deposits = deposits;
        this.enrollments = enrollments;
        this.employers = employers;
        this.counters = counters;
        this.content = content;
        this.payments = payments;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Pays the paychecks that are payable and above zero, in the order given. Refuses
     * {@link PaymentProblem#EMPLOYER_MISSING} when somebody is paid by direct deposit.
     */
    public void issue(PayRun run, List<Paycheck> paychecks) {
        var paid = paychecks.stream()
                .filter(paycheck -> paycheck.isPayable() && paycheck.net().isPositive())
                .toList();
        var plans = deposits.plansOf(paid.stream().map(Paycheck::employeeId).toList(), run.payDate());
        var accounts = accountsOf(plans.values());
        var settles = SettlementCalendar.settlesOn(run.payDate(), content.achDay());
        var issue = new Payment.Issue(actor.name(), clock.instant(), run.payDate());
        var made = new ArrayList<Payment>();
        var lines = new ArrayList<PaymentFileContent.Line>();
        long checkNumber = 0;
        var onPaper = onPaper(paid, plans, accounts);
        if (!onPaper.isEmpty()) {
            checkNumber = counters.checks(onPaper.size());
        }
        for (var paycheck : paid) {
            int ordinal = 0;
            var plan = plans.get(paycheck.employeeId());
            if (plan != null) {
                for (var part : plan.allocate(paycheck.net())) {
                    var account = accounts.get(part.accountId());
                    if (account != null && account.takesMoneyOn(content.achDay())) {
                        var payment = Payment.deposit(paycheck, ordinal++, account.id(), part.amount(), issue);
                        made.add(payment);
                        lines.add(new PaymentFileContent.Line(
                                AchFile.Purpose.WAGES,
                                account,
                                payment,
                                paycheck.employeeNumber(),
                                paycheck.employeeName()));
                    }
                }
            }
            var paper = onPaper.get(paycheck.id());
            if (paper != null) {
                made.add(Payment.check(paycheck, ordinal, checkNumber++, paper, issue));
            }
        }
        payments.persist(made);
        payments.flush();
        createFile(run, settles, lines);
    }

    private void createFile(PayRun run, LocalDate settles, List<PaymentFileContent.Line> wages) {
        var lines = new ArrayList<PaymentFileContent.Line>();
        // Prenotes wait for an employer; wages cannot.
        if (employers.current().isPresent()) {
            lines.addAll(prenotes());
        }
        lines.addAll(wages);
        if (!lines.isEmpty()) {
            content.create(new PaymentFile.Matter(PaymentFile.Kind.PAYROLL, run.id(), settles, null), lines);
        }
    }

    List<PaymentFileContent.Line> prenotes() {
        var awaiting = deposits.awaitingPrenote();
        var people = enrollments
                .list("among(id, ?1)", (Object) Reading.ids(
                        awaiting.stream().map(DirectDeposit::enrollmentId).toList()))
                .stream()
                .collect(Collectors.toMap(Enrollment::id, Function.identity()));
        return awaiting.stream()
                .filter(account -> people.containsKey(account.enrollmentId()))
                .map(account -> {
                    var person = Objects.requireNonNull(people.get(account.enrollmentId()));
                    return new PaymentFileContent.Line(
                            AchFile.Purpose.PRENOTE, account, null, person.employeeNumber(), person.fullName());
                })
                .toList();
    }

    private Map<UUID, DirectDeposit> accountsOf(Collection<DepositPlan> plans) {
        return deposits.accounts(plans.stream()
                .flatMap(plan -> plan.shares().stream())
                .map(DepositPlan.Share::accountId)
                .distinct()
                .toList());
    }

    /** By paycheck, what cannot go to an account today. */
    private Map<UUID, Money> onPaper(
            List<Paycheck> paid, Map<UUID, DepositPlan> plans, Map<UUID, DirectDeposit> accounts) {
        var amounts = new HashMap<UUID, Money>();
        for (var paycheck : paid) {
            var plan = plans.get(paycheck.employeeId());
            var amount = plan == null
                    ? paycheck.net()
                    : Money.sum(plan.allocate(paycheck.net()).stream()
                            .filter(part -> {
                                var account = accounts.get(part.accountId());
                                return account == null || !account.takesMoneyOn(content.achDay());
                            })
                            .map(DepositPlan.Part::amount)
                            .toList());
            if (amount.isPositive()) {
                amounts.put(paycheck.id(), amount);
            }
        }
        return amounts;
    }
}
