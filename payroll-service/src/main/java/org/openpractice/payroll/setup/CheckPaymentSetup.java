package org.openpractice.payroll.setup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.benefit.BenefitElections;
import org.openpractice.payroll.deposit.DepositPlan;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.payment.SettlementCalendar;
import org.openpractice.payroll.payment.WaitingPrenotes;
import org.openpractice.platform.text.Counted;

/** What the money needs on its way: policy, accounts, prenotes, days; and who chose none of the benefits. */
@ApplicationScoped
class CheckPaymentSetup {

    private final PaymentPolicies policies;
    private final DirectDeposits deposits;
    private final WaitingPrenotes prenotes;
    private final BenefitElections elections;

    CheckPaymentSetup(
            PaymentPolicies policies, DirectDeposits deposits, WaitingPrenotes prenotes, BenefitElections elections) {
        this.policies = policies;
        this.deposits = deposits;
        this.prenotes = prenotes;
        this.elections = elections;
    }

    /** Whether the bank still gets the file of a pay date in time. */
    void fileDue(LocalDate payDate, LocalDate today, List<Finding> findings) {
        var due = SettlementCalendar.of(payDate, policies.current().fileLeadBankingDays())
                .fileDueOn();
        if (due.isBefore(today)) {
            findings.add(new Finding(
                    "file-due-past",
                    Severity.WARNING,
                    "payment-file",
                    "For the pay date %s the bank wants the file by %s, which is past: deposits may arrive late."
                            .formatted(payDate, due),
                    0,
                    List.of(),
                    "Agree with the bank, shorten fileLeadBankingDays, or pay on a later day.",
                    null));
        }
    }

    void check(People people, LocalDate payDate, List<Finding> findings) {
        if (people.isEmpty()) {
            return;
        }
        var policy = policies.current();
        if (policies.kept().isEmpty()) {
            findings.add(new Finding(
                    "payment-policy-missing",
                    Severity.WARNING,
                    "payment-policy",
                    "Nobody decided how the group pays, so this holds: each new account is asked about by a prenote first, files"
                            + " leave %d banking days before the pay date, checks are numbered from %d."
                                    .formatted(policy.fileLeadBankingDays(), policy.firstCheckNumber()),
                    0,
                    List.of(),
                    "Decide it with the bank: WAIVABLE lets whoever verifies an account waive its prenote, with a reason.",
                    Mend.put(
                            "/payment-policy",
                            null,
                            Map.of("prenotes", "WAIVABLE", "fileLeadBankingDays", 2, "firstCheckNumber", 1001))));
        }
        accounts(people, payDate, findings);
        benefits(people, payDate, findings);
    }

    private void accounts(People people, LocalDate payDate, List<Finding> findings) {
        var plans = deposits.plansOf(people.ids(), payDate);
        var waiting = deposits.waiting(people.ids());
        var unverified = people.where(person -> waiting.containsKey(person.id()));
        if (!unverified.isEmpty()) {
            findings.add(people.finding(
                    "deposit-not-verified",
                    Severity.WARNING,
                    "direct-deposit-change",
                    "Accounts of %s wait for a second person: nothing is paid to them before."
                            .formatted(Counted.people(unverified.size())),
                    unverified,
                    "Another person than who proposed them makes sure with each employee, and verifies them.",
                    Mend.bySecondPerson(
                            "/direct-deposit-changes/verification",
                            null,
                            Map.of(
                                    "changeIds",
                                    unverified.stream()
                                            .map(person -> Objects.requireNonNull(waiting.get(person.id()))
                                                    .id()
                                                    .toString())
                                            .toList(),
                                    "method",
                                    "IN_PERSON",
                                    "note",
                                    "Voided check seen with the employee"))));
        }
        var byCheck = people.where(person -> !plans.containsKey(person.id()) && !waiting.containsKey(person.id()));
        if (!byCheck.isEmpty()) {
            findings.add(people.finding(
                    "paid-by-check",
                    Severity.WARNING,
                    "direct-deposit",
                    "%s gave no account: they are paid by paper check.".formatted(Counted.people(byCheck.size())),
                    byCheck,
                    "Nothing, where that is meant; else enter their accounts.",
                    Mend.csv(
                            "direct-deposit",
                            people.csv(
                                    "employee_number,routing_number,account_number,account_kind",
                                    byCheck,
                                    person -> "800000006,000123456789,CHECKING"))));
        }
        standing(people, plans, payDate, findings);
    }

    private void standing(People people, Map<UUID, DepositPlan> plans, LocalDate payDate, List<Finding> findings) {
        var owners = new HashMap<UUID, UUID>();
        plans.forEach((person, plan) -> plan.shares().forEach(share -> owners.put(share.accountId(), person)));
        var byStanding = new LinkedHashMap<DirectDeposit.Standing, List<UUID>>();
        deposits.accounts(owners.keySet()).values().stream()
                .filter(account -> !account.takesMoneyOn(payDate))
                .forEach(account -> byStanding
                        .computeIfAbsent(account.standing(), same -> new ArrayList<>())
                        .add(owners.get(account.id())));
        for (var standing : DirectDeposit.Standing.values()) {
            var ids = byStanding.getOrDefault(standing, List.of()).stream()
                    .distinct()
                    .collect(Collectors.toSet());
            var whom = people.where(person -> ids.contains(person.id()));
            if (!whom.isEmpty()) {
                findings.add(standing(standing, whom, people));
            }
        }
    }

    private Finding standing(DirectDeposit.Standing standing, List<Enrollment> whom, People people) {
        return switch (standing) {
            case AWAITING_PRENOTE -> awaitingPrenote(whom, people);
            case PRENOTED, LIVE ->
                people.finding(
                        "deposit-in-prenote",
                        Severity.WARNING,
                        "direct-deposit",
                        "Accounts of %s wait for the answer to their prenote beyond the pay date: this time they are paid by check."
                                .formatted(Counted.people(whom.size())),
                        whom,
                        "Nothing: three banking days after it settled money may follow.",
                        null);
            case STOPPED ->
                people.finding(
                        "deposit-stopped",
                        Severity.WARNING,
                        "direct-deposit",
                        "Accounts of %s are stopped: they are paid by check.".formatted(Counted.people(whom.size())),
                        whom,
                        "Ask for another account, or have the same verified again.",
                        null);
        };
    }

    private Finding awaitingPrenote(List<Enrollment> whom, People people) {
        var what = "Accounts of %s are verified and no prenote has left: until one has they are paid by check."
                .formatted(Counted.people(whom.size()));
        return prenotes.file()
                .map(file -> people.finding(
                        "prenotes-not-released",
                        Severity.WARNING,
                        "payment-file",
                        what,
                        whom,
                        "Another person than who made the file of prenotes releases it; then give it to the bank.",
                        Mend.bySecondPerson("/payment-files/" + file + "/release", null, null)))
                .orElseGet(() -> people.finding(
                        "prenote-not-sent",
                        Severity.WARNING,
                        "direct-deposit",
                        what,
                        whom,
                        "Make the file of prenotes; a second person releases it.",
                        Mend.postOnce("/payment-files/prenotes", null)));
    }

    private void benefits(People people, LocalDate payDate, List<Finding> findings) {
        var plan = elections.firstPlan();
        if (plan.isEmpty()) {
            return;
        }
        var chosen = elections.having(people.ids());
        var without = people.where(person -> !chosen.contains(person.id()));
        if (!without.isEmpty()) {
            findings.add(people.finding(
                    "benefits-not-elected",
                    Severity.WARNING,
                    "benefit-election",
                    "%s not chosen anything of the benefits that the group offers.".formatted(People.have(without)),
                    without,
                    "Nothing, where they waived them; else enter what they chose.",
                    Mend.csv(
                            "benefit-elections",
                            people.csv(
                                    "employee_number,plan,effective_from,amount_per_period",
                                    without,
                                    person -> "%s,%s,25.00".formatted(plan.get(), payDate)))));
        }
    }
}
