package org.openpractice.payroll.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.calendar.PayCalendar;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.calendar.YearChoices;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.enrollment.PayTerms;
import org.openpractice.payroll.jurisdiction.JurisdictionHistory;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.payroll.payment.Employer;
import org.openpractice.payroll.payment.Employers;
import org.openpractice.payroll.run.Rehearsal;
import org.openpractice.payroll.takeover.TakeOverProblem;
import org.openpractice.payroll.takeover.TakeOvers;
import org.openpractice.payroll.time.WaitingTime;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.csv.CsvRow;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.text.Counted;

/**
 * Looks for what is missing before the next payday. Each kind of thing is asked for once for everybody; what a run would say
 * of each person is what {@link Rehearsal} says.
 */
@ApplicationScoped
class CheckSetup {

    private static final String UNEMPLOYMENT = "Unemployment contribution";

    private static final String ROSTER =
            "employee_number,first_name,middle_name,last_name,former_last_names,birth_date,ssn,work_email,home_street,"
                    + "home_city,home_state,home_zip,location,department,position,employment_type,starts_on,npi,dea_number\n";

    private static final Map<String, ?> EXAMPLE_EMPLOYER = Map.of(
            "legalName", "Example Medical Group",
            "ein", "98-7654321",
            "phone", "(217) 555-0142",
            "address", Map.of("street", "1 Main Street", "city", "Springfield", "state", "IL", "zip", "62701"),
            "bankName", "Example Bank",
            "bankRoutingNumber", "800000006");

    private final Enrollments enrollments;
    private final EnrollmentHistory history;
    private final PayCalendars calendars;
    private final Employers employers;
    private final Jurisdictions jurisdictions;
    private final Rehearsal rehearsal;
    private final WaitingTime waitingTime;
    private final TakeOvers takeOvers;
    private final PayRuns runs;
    private final CheckTaxSetup checkTaxSetup;
    private final CheckPaymentSetup checkPaymentSetup;
    private final Audit audit;
    private final Clock clock;
    private final YearChoices yearChoices;

    CheckSetup(
            Enrollments enrollments,
            EnrollmentHistory history,
            PayCalendars calendars,
            Employers employers,
            Jurisdictions jurisdictions,
            Rehearsal rehearsal,
            WaitingTime waitingTime,
            TakeOvers takeOvers,
            PayRuns runs,
            CheckTaxSetup checkTaxSetup,
            CheckPaymentSetup checkPaymentSetup,
            Audit audit,
            Clock clock,
            YearChoices yearChoices) {
        this.yearChoices = yearChoices;
        this.enrollments = enrollments;
        this.history = history;
        this.calendars = calendars;
        this.employers = employers;
        this.jurisdictions = jurisdictions;
        this.rehearsal = rehearsal;
        this.waitingTime = waitingTime;
        this.takeOvers = takeOvers;
        this.runs = runs;
        this.checkTaxSetup = checkTaxSetup;
        this.checkPaymentSetup = checkPaymentSetup;
        this.audit = audit;
        this.clock = clock;
    }

    /** The next payday of a calendar. */
    private record Payday(PayCalendar calendar, PayPeriod period) {

        SetupCheckView.Payday view() {
            return new SetupCheckView.Payday(
                    calendar.id(), calendar.name(), period.startsOn(), period.endsOn(), period.payDate());
        }
    }

    @Transactional
    public SetupCheckView check() {
        audit.record(Verb.READ, "setup-check", null);
        var today = LocalDate.now(clock);
        var people = new People(enrollments.list("finalPeriodEndsOn is null order by employeeNumber, id"));
        var paydays = calendars.list("order by name, id").stream()
                .map(calendar -> new Payday(calendar, nextOf(calendar, today)))
                .toList();
        var findings = new ArrayList<Finding>();
        for (var payday : paydays) {
            oneMorePayday(payday.calendar(), today, findings);
        }
        var payDate = paydays.stream()
                .map(payday -> payday.period().payDate())
                .min(Comparator.naturalOrder())
                .orElse(today);
        employer(findings);
        if (people.isEmpty()) {
            findings.add(people.finding(
                    "nobody-enrolled",
                    Severity.BLOCKING,
                    "enrollment",
                    "Nobody is on the payroll.",
                    List.of(),
                    "Bring the roster; whoever is hired is enrolled by itself.",
                    Mend.roster(ROSTER)));
        }
        if (paydays.isEmpty()) {
            findings.add(calendarMissing(today, people));
        }
        var terms = history.of(PayTerms.class, people.ids());
        termsMissing(people, terms, paydays, today, findings);
        var histories = jurisdictions.histories(people.ids());
        var nowhere = workStateMissing(people, histories, findings);
        yearTakenOver(people, paydays, findings);
        for (var payday : paydays) {
            run(payday, people, terms, nowhere, today, findings);
        }
        checkTaxSetup.check(people, histories, payDate, findings);
        checkPaymentSetup.check(people, payDate, findings);
        if (!paydays.isEmpty() && !people.isEmpty()) {
            checkPaymentSetup.fileDue(payDate, today, findings);
        }
        findings.sort(Comparator.comparing(Finding::severity));
        int blocking = (int) findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .count();
        return new SetupCheckView(
                today,
                blocking == 0,
                blocking,
                findings.size() - blocking,
                paydays.stream().map(Payday::view).toList(),
                List.copyOf(findings));
    }

    /** The first period whose pay date is not past, that the calendar has, and whose run is not approved. */
    private PayPeriod nextOf(PayCalendar calendar, LocalDate today) {
        var period = calendar.periodPaidWith(today);
        var first = calendar.periodContaining(calendar.schedule().anchor());
        if (period.startsOn().isBefore(first.startsOn())) {
            period = first;
        }
        while (rehearsal.isOver(calendar, period)) {
            period = calendar.periodContaining(period.endsOn().plusDays(1));
        }
        return period;
    }

    /** Told ahead: the choice is made before the first payday of the year. */
    private void oneMorePayday(PayCalendar calendar, LocalDate today, List<Finding> findings) {
        for (int year : List.of(today.getYear(), today.getYear() + 1)) {
            if (!YearChoices.hasOneMore(calendar, year)
                    || YearChoices.firstPayday(calendar, year).isBefore(today)
                    || yearChoices.isChosen(calendar, year)) {
                continue;
            }
            int paydays = calendar.schedule().frequency().periodsPerYear() + 1;
            findings.add(new Finding(
                    "one-payday-more",
                    Severity.WARNING,
                    "pay calendar " + calendar.name(),
                    "%d has %d paydays: each pays the usual part of a salary, so the year pays more than the salary, unless another way is chosen before its first payday, %s."
                            .formatted(year, paydays, YearChoices.firstPayday(calendar, year)),
                    0,
                    List.of(),
                    "Choose how the year is paid; choose USUAL and EVERY to leave it as it is.",
                    Mend.put(
                            "/pay-calendars/%s/years/%d".formatted(calendar.id(), year),
                            null,
                            Map.of("salary", "USUAL", "withholding", "USUAL", "benefitPaydays", "EVERY"))));
        }
    }

    private void employer(List<Finding> findings) {
        var known = employers.current();
        if (known.isEmpty()) {
            findings.add(new Finding(
                    "employer-missing",
                    Severity.BLOCKING,
                    "employer",
                    "The group is not set up as an employer: without its EIN and bank nobody is paid by direct deposit, and no"
                            + " tax return can be made.",
                    0,
                    List.of(),
                    "Enter legal name, EIN, address, telephone and the bank that sends the ACH files.",
                    Mend.put("/employer", null, EXAMPLE_EMPLOYER)));
        } else if (known.get().address() == null || known.get().phone() == null) {
            findings.add(new Finding(
                    "employer-address-missing",
                    Severity.WARNING,
                    "employer",
                    "Address and telephone of the employer are not known; pay stubs must show them in some states.",
                    0,
                    List.of(),
                    "Enter the employer again, whole, with both.",
                    Mend.put(
                            "/employer",
                            known.map(Employer::version).map(IfMatch::etag).orElseThrow(),
                            EXAMPLE_EMPLOYER)));
        }
    }

    private static Finding calendarMissing(LocalDate today, People people) {
        var sunday =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).minusDays(14);
        return people.finding(
                "pay-calendar-missing",
                Severity.BLOCKING,
                "pay-calendar",
                "There is no pay calendar, so there is no period and no payday.",
                List.of(),
                "Open one: how often is paid, on which day the workweek starts, and how many days after a period's end is payday.",
                Mend.post(
                        "/pay-calendars",
                        Map.of(
                                "name", "Biweekly",
                                "frequency", "BIWEEKLY",
                                "firstPeriodStartsOn", sunday.toString(),
                                "workweekStartsOn", "SUNDAY",
                                "payDaysAfterPeriodEnd", 13)));
    }

    private static void termsMissing(
            People people,
            Map<UUID, List<PayTerms>> terms,
            List<Payday> paydays,
            LocalDate today,
            List<Finding> findings) {
        var without = people.where(person -> !terms.containsKey(person.id()));
        if (without.isEmpty()) {
            return;
        }
        var from = paydays.isEmpty() ? today : paydays.getFirst().period().startsOn();
        var calendar = paydays.isEmpty()
                ? ""
                : CsvRow.of(paydays.getFirst().calendar().name()).strip();
        findings.add(people.finding(
                EnrollmentProblem.PAY_TERMS_MISSING.slug(),
                Severity.BLOCKING,
                "pay-terms",
                "%s no pay terms on any calendar and would get nothing.".formatted(People.have(without)),
                without,
                "Say for each how much is paid for what, and by which calendar.",
                Mend.csv(
                        "pay-terms",
                        people.csv(
                                "employee_number,effective_from,pay_calendar,basis,rate",
                                without,
                                person -> "%s,%s,HOURLY,20.00".formatted(from, calendar)))));
    }

    private static Set<UUID> workStateMissing(
            People people, Map<UUID, JurisdictionHistory> histories, List<Finding> findings) {
        var without = people.where(person -> !histories.containsKey(person.id()));
        if (without.isEmpty()) {
            return Set.of();
        }
        var first = without.getFirst();
        findings.add(people.finding(
                "work-state-missing",
                Severity.BLOCKING,
                "jurisdiction",
                "%s no state of work, so no tax of a state can be decided.".formatted(People.have(without)),
                without,
                "Enter for each where they work and live.",
                Mend.put(
                        "/enrollments/" + first.id() + "/jurisdictions",
                        IfMatch.etag(first.version()),
                        Map.of(
                                "effectiveFrom",
                                first.startsOn().toString(),
                                "workState",
                                "IL",
                                "residenceState",
                                "IL"))));
        return without.stream().map(Enrollment::id).collect(Collectors.toSet());
    }

    /** What the run of the payday would say. */
    private void run(
            Payday payday,
            People people,
            Map<UUID, List<PayTerms>> terms,
            Set<UUID> nowhere,
            LocalDate today,
            List<Finding> findings) {
        var calendar = payday.calendar();
        var period = payday.period();
        var refusal = rehearsal.refusalToDraft(period);
        if (refusal.isPresent()) {
            if (refusal.get().type() == TakeOverProblem.TAKE_OVER_NOT_TAKEN) {
                return;
            }
            findings.add(people.finding(
                    refusal.get().type().slug(),
                    Severity.BLOCKING,
                    "pay-run of " + calendar.name(),
                    "No run can be drafted for the pay date %s: %s"
                            .formatted(period.payDate(), refusal.get().detail()),
                    List.of(),
                    "Do what the refusal says, or pay on another day.",
                    null));
            return;
        }
        earlierPeriod(payday, people, terms, today, findings);
        var outcomes = rehearsal.of(calendar, period, nowhere);
        var waiting = waitingTime.of(calendar.id(), period.startsOn());
        waiting(calendar, waiting, people, findings);
        var waits = new HashSet<UUID>();
        waiting.forEach(sheet -> waits.addAll(sheet.employees()));
        refused(calendar, outcomes, waits, terms.keySet(), people, findings);
        withoutTime(calendar, period, outcomes, today, people, findings);
        var held = outcomes.stream().filter(Rehearsal.Outcome::flagged).toList();
        if (!held.isEmpty()) {
            findings.add(people.finding(
                    "pay-flagged",
                    Severity.BLOCKING,
                    "pay-flag",
                    "%s an exclusion list; their pay is held until somebody decides."
                            .formatted(Counted.people(held.size(), "matches", "match")),
                    people.of(held.stream().map(Rehearsal.Outcome::employeeId).toList()),
                    "Decide about the matches in compliance: GET /api/compliance/screenings.",
                    null));
        }
        remarks(calendar, period.payDate(), outcomes, people, findings);
    }

    private void earlierPeriod(
            Payday payday, People people, Map<UUID, List<PayTerms>> terms, LocalDate today, List<Finding> findings) {
        var calendar = payday.calendar();
        var before = calendar.before(payday.period());
        if (before.startsOn().isBefore(calendar.schedule().anchor())
                || !before.payDate().isBefore(today)
                || rehearsal.isOver(calendar, before)) {
            return;
        }
        var unpaid = people.where(person -> !person.startsOn().isAfter(before.endsOn())
                && EffectiveDated.on(before.endsOn(), terms.getOrDefault(person.id(), List.of()))
                        .filter(inForce -> inForce.payCalendarId().equals(calendar.id()))
                        .isPresent());
        if (unpaid.isEmpty()) {
            return;
        }
        findings.add(people.finding(
                "earlier-period-unpaid",
                Severity.WARNING,
                "pay-run of " + calendar.name(),
                "The period %s to %s has no approved run, and its pay date %s is past; %s terms in it."
                        .formatted(
                                before.startsOn(),
                                before.endsOn(),
                                before.payDate(),
                                Counted.people(unpaid.size(), "has", "have")),
                unpaid,
                "Pay it on another day, or begin the terms with the first period that is paid here.",
                Mend.postOnce(
                        "/pay-runs",
                        Map.of(
                                "payCalendarId",
                                calendar.id().toString(),
                                "periodStartsOn",
                                before.startsOn().toString(),
                                "payDate",
                                payday.period().payDate().toString()))));
    }

    /** Years of the next paydays of which a former provider's pay is announced, and not here; and a first payday in mid-year. */
    private void yearTakenOver(People people, List<Payday> paydays, List<Finding> findings) {
        paydays.stream()
                .map(payday -> payday.period().payDate().getYear())
                .distinct()
                .flatMap(year -> takeOvers.notTaken(year).stream())
                .forEach(refusal -> findings.add(people.finding(
                        refusal.type().slug(),
                        Severity.BLOCKING,
                        "take-over",
                        "No run can be drafted: " + refusal.detail(),
                        List.of(),
                        "Bring the file, one row for each figure of a person; first with preview=true.",
                        Mend.csv("take-over", "employee_number,paid_on,code,description,hours,wages,amount\n"))));
        yearNotTakenOver(people, paydays, findings);
    }

    /** The first payday here is in the middle of a year, and nobody said what was paid before it. */
    private void yearNotTakenOver(People people, List<Payday> paydays, List<Finding> findings) {
        var first = paydays.stream()
                .min(Comparator.comparing(payday -> payday.period().payDate()))
                .orElse(null);
        if (first == null) {
            return;
        }
        var payDate = first.period().payDate();
        int year = payDate.getYear();
        if (first.calendar().before(first.period()).payDate().getYear() < year
                || takeOvers.anyOf(year)
                || runs.anyOwnApproved(year)) {
            return;
        }
        var before =
                people.where(person -> person.startsOn().isBefore(first.period().startsOn()));
        if (before.isEmpty()) {
            return;
        }
        var through = payDate.minusMonths(1).getYear() == year ? payDate.minusMonths(1) : payDate.withDayOfYear(1);
        var none = Map.of("amount", "0.00", "currency", "USD");
        var quarter = new LinkedHashMap<String, Object>();
        quarter.put("quarter", (through.getMonthValue() + 2) / 3);
        quarter.put("employees", 0);
        List.of("deposited", "unemploymentDeposited", "line2", "line3", "line5aWages", "line5cWages", "line5dWages")
                .forEach(figure -> quarter.put(figure, none));
        findings.add(people.finding(
                "year-not-taken-over",
                Severity.WARNING,
                "take-over",
                "%s hired before %s, the first day that is paid here, and nothing is known of what they were paid in %d: Social Security, unemployment and plan limits would begin at zero, and their Forms W-2 would leave it out."
                        .formatted(
                                Counted.people(before.size(), "was", "were"),
                                first.period().startsOn(),
                                year),
                before,
                "Where another payroll provider paid them this year, state what its last register and its Forms 941 say before the first run, then bring its file to POST /imports/take-over. Where nobody was paid in the year, nothing is to do.",
                Mend.postOnce(
                        "/take-overs",
                        Map.of(
                                "year",
                                year,
                                "provider",
                                "Former Payroll Service",
                                "through",
                                through.toString(),
                                "quarters",
                                List.of(quarter),
                                "register",
                                List.of(Map.of("code", "REGULAR", "wages", none, "amount", none))))));
    }

    private static void waiting(
            PayCalendar calendar, List<WaitingTime.Sheet> waiting, People people, List<Finding> findings) {
        for (var sheet : waiting) {
            findings.add(people.finding(
                    "time-not-approved",
                    Severity.BLOCKING,
                    "time-sheet of " + calendar.name(),
                    "Time of %s that %s submitted waits for a second person; until then they cannot be paid."
                            .formatted(Counted.people(sheet.employees().size()), sheet.submittedBy()),
                    people.of(sheet.employees()),
                    "Another person looks at it, GET /api/payroll/time-sheets/%s/weeks, and approves it."
                            .formatted(sheet.id()),
                    Mend.bySecondPerson(
                            "/time-sheets/" + sheet.id() + "/approval", IfMatch.etag(sheet.version()), null)));
        }
    }

    private static void refused(
            PayCalendar calendar,
            List<Rehearsal.Outcome> outcomes,
            Set<UUID> waits,
            Set<UUID> withTerms,
            People people,
            List<Finding> findings) {
        record Why(String slug, String title, String detail) {}
        var byWhy = new LinkedHashMap<Why, List<UUID>>();
        for (var outcome : outcomes) {
            var refusal = outcome.refusal();
            if (refusal == null || outcome.nothingDue()) {
                continue;
            }
            boolean told = waits.contains(outcome.employeeId())
                            && refusal.type().slug().equals("time-not-approved")
                    || !withTerms.contains(outcome.employeeId())
                            && refusal.type() == EnrollmentProblem.PAY_TERMS_MISSING;
            if (!told) {
                byWhy.computeIfAbsent(
                                new Why(refusal.type().slug(), refusal.type().title(), refusal.detail()),
                                why -> new ArrayList<>())
                        .add(outcome.employeeId());
            }
        }
        byWhy.forEach((why, ids) -> findings.add(people.finding(
                why.slug(),
                Severity.BLOCKING,
                "paycheck of " + calendar.name(),
                "%s would be refused by the run: %s. %s"
                        .formatted(Counted.people(ids.size()), why.title(), why.detail()),
                people.of(ids),
                "Do what the refusal says; docs/problems.md tells more of %s. Whoever is refused is left out, the others are paid."
                        .formatted(why.slug()),
                null)));
    }

    private static void withoutTime(
            PayCalendar calendar,
            PayPeriod period,
            List<Rehearsal.Outcome> outcomes,
            LocalDate today,
            People people,
            List<Finding> findings) {
        var ids = outcomes.stream()
                .filter(Rehearsal.Outcome::withoutTime)
                .map(Rehearsal.Outcome::employeeId)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        var without = people.of(ids);
        var week = calendar.schedule().workweekOf(period.endsOn().minusDays(6));
        findings.add(people.finding(
                "time-missing",
                period.endsOn().isBefore(today) ? Severity.BLOCKING : Severity.WARNING,
                "time-sheet of " + calendar.name(),
                "%s paid by time, and there is none of %s to %s: they would get nothing."
                        .formatted(Counted.people(ids.size(), "is", "are"), period.startsOn(), period.endsOn()),
                without,
                "Bring the hours of the period; a second person approves them.",
                Mend.csv(
                        "hours", people.csv("employee_number,week_starts_on,hours", without, person -> week + ",40"))));
    }

    private static void remarks(
            PayCalendar calendar,
            LocalDate payDate,
            List<Rehearsal.Outcome> outcomes,
            People people,
            List<Finding> findings) {
        var byRemark = new LinkedHashMap<Remark, List<UUID>>();
        for (var outcome : outcomes) {
            outcome.remarks().stream()
                    .filter(remark -> !remark.what().startsWith(UNEMPLOYMENT))
                    .forEach(remark -> byRemark.computeIfAbsent(remark, same -> new ArrayList<>())
                            .add(outcome.employeeId()));
        }
        byRemark.forEach((remark, ids) -> findings.add(people.finding(
                switch (remark.kind()) {
                    case NOT_WITHHELD -> "tax-not-withheld";
                    case NOT_PAID -> "days-not-paid";
                    case NOT_CHECKED -> "rule-not-checked";
                    case NOT_EXACT -> "net-not-exact";
                    case NOT_REPAID -> "advance-not-repaid";
                    case UNUSUAL -> "pay-unusual";
                },
                Severity.WARNING,
                "paycheck of " + calendar.name(),
                "%s: %s.".formatted(Counted.people(ids.size()), remark.what()),
                people.of(ids),
                switch (remark.kind()) {
                    case NOT_WITHHELD ->
                        "Enter what is missing where the sentence names it, or settle the tax outside of the run: whoever"
                                + " approves is told of it again.";
                    case NOT_PAID -> "Begin the terms earlier if these days are to be paid here.";
                    case NOT_CHECKED -> "Check it by hand before the run is approved.";
                    case NOT_EXACT -> "Pay a gross amount instead, if the cents matter.";
                    case NOT_REPAID -> "Agree on the repayment, and record it with POST /advances/{id}/repayments.";
                    case UNUSUAL -> "Nothing, where it is right; else correct the terms, the time or the items.";
                },
                residence(remark)
                        .map(state -> CheckTaxSetup.register(state, null, payDate.withDayOfYear(1)))
                        .orElse(null))));
    }

    /** The state of residence in which the group would have to be registered. */
    private static Optional<String> residence(Remark remark) {
        return remark.what().endsWith("income tax of a resident: the group is not registered there")
                ? Optional.of(remark.what().substring(0, 2))
                : Optional.empty();
    }
}
