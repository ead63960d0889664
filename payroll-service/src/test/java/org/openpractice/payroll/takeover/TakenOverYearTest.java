package org.openpractice.payroll.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.openpractice.payroll.takeover.FormerProvider.PA_EMPLOYEE;
import static org.openpractice.payroll.takeover.FormerProvider.PHILADELPHIA;
import static org.openpractice.payroll.takeover.FormerProvider.dollars;
import static org.openpractice.payroll.takeover.FormerProvider.file;
import static org.openpractice.payroll.takeover.FormerProvider.form941;
import static org.openpractice.payroll.takeover.FormerProvider.money;
import static org.openpractice.payroll.takeover.FormerProvider.number;
import static org.openpractice.payroll.takeover.FormerProvider.statement;
import static org.openpractice.payroll.takeover.FormerProvider.times;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.OfficeFiles;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.takeover.FormerProvider.Paycheck;
import org.openpractice.payroll.takeover.FormerProvider.Payee;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

/**
 * A group of forty people that is taken over in July from a made register, with a year that ends here: twelve paydays for 37 of
 * them and one who came after. The Forms W-2, 941 and 940 of the whole year, the states' wages and every limit are those of a
 * calculation of their own, {@link FormerProvider} and the rules below. Only what the runs withhold for federal income tax is read
 * from them: its method has tests of its own and knows nothing of the year.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TakenOverYearTest {

    private static final String HIRED = "2025-10-05";

    private final PayrollApi api = new PayrollApi();
    private final List<Payee> people = new ArrayList<>();
    private final Map<Payee, Rule> rules = new HashMap<>();

    private String calendar = "";

    /** What is taken from a paycheck here, beside taxes. */
    private interface Rule {
        Paycheck of(Payee payee, Paycheck paycheck, int payday);
    }

    private Payee payee(String state, String perYear, long perPeriod) {
        var employee = api.salaried(calendar, state, perYear, HIRED);
        return new Payee(employee, number(api, employee), state, perPeriod);
    }

    /** Twelve hours a week for 10,400 a year. */
    private Payee partTime(String state) {
        var employee = api.hired(state, HIRED);
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"%s","payCalendarId":"%s","basis":"SALARIED_NONEXEMPT","salaryHours":12,
                         "rate":{"amount":"10400.00","currency":"USD"}}
                        """.formatted(HIRED, calendar)).then().statusCode(200);
        return new Payee(employee, number(api, employee), state, 400_00);
    }

    /** The former provider's biweekly paychecks: six in the first quarter, seven in the second, one in July. */
    private Payee firstHalf(Payee payee, Rule of) {
        int[] paychecks = {6, 7, 1};
        for (int quarter = 1; quarter <= 3; quarter++) {
            for (int i = 0; i < paychecks[quarter - 1]; i++) {
                payee.paid(quarter, of.of(payee, Paycheck.of(payee.perPeriod / 10), 10 * quarter + i));
            }
        }
        people.add(payee);
        return payee;
    }

    private Payee firstHalf(Payee payee) {
        return firstHalf(payee, (of, paycheck, at) -> paycheck);
    }

    /** By the quarter of a former payday. */
    private static long in(int at, long first, long second, long third) {
        return switch (at / 10) {
            case 1 -> first;
            case 2 -> second;
            default -> third;
        };
    }

    /**
     * Deferrals and match of a paycheck: no more than 24,500 before catch-up, of which the plan matches all up to 4 % of pay, all
     * of it together within 72,000; catch-up up to 8,000.
     */
    private static Paycheck deferred(Payee payee, Paycheck paycheck, long preTax, long roth, boolean catchUp) {
        long elected = preTax + roth;
        long before = payee.amountOf(PayCode.DEFERRAL, PayCode.ROTH_DEFERRAL);
        long additions = before + payee.amountOf(PayCode.MATCH, PayCode.NON_ELECTIVE);
        long regular = Math.min(
                elected, Math.min(FormerProvider.ELECTIVE_DEFERRALS - before, FormerProvider.ADDITIONS - additions));
        long rest =
                catchUp ? Math.min(elected - regular, FormerProvider.CATCH_UP - payee.amountOf(PayCode.CATCH_UP)) : 0;
        long match = Math.min(
                Math.min(regular, times(payee.perPeriod, "0.04")), FormerProvider.ADDITIONS - additions - regular);
        return paycheck.withPlan(preTax > 0 ? regular : 0, roth > 0 ? regular : 0, rest, match, 0);
    }

    private void setUp() {
        calendar = api.biweeklyCalendar("2026-06-28");
        for (var state : List.of("TX", "FL", "PA")) {
            api.clerk()
                    .body("{\"effectiveFrom\":\"2026-01-01\",\"rate\":0.027}")
                    .put("/unemployment-accounts/" + state)
                    .then()
                    .statusCode(200);
        }
        api.employer();
        api.clerk()
                .body("{\"liability\":{\"amount\":\"900000.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        api.clerk().body("""
                        {"effectiveFrom":"2026-01-01","document":
                         {"name":"Example 401(k) Plan","eligibility":
                           {"minimumAge":21,"serviceMonths":3,"hoursOfService":0,"entryDates":"FIRST_OF_QUARTER"},
                          "safeHarbor":"NONE","participantsAtYearStart":24,
                          "match":{"tiers":[{"matchPercent":100,"ofPercent":4}],"basis":"PAY_PERIOD","catchUpMatched":false},
                          "roth":true,"catchUp":true,"rothCatchUpDeemed":false,"loans":false}}
                        """).put("/retirement-plan").then().statusCode(200);
    }

    private void elects(Payee payee, String election) {
        api.put(payee.id, "retirement-election", "{\"effectiveFrom\":\"2026-07-01\"," + election + "}")
                .then()
                .statusCode(200);
    }

    private String plan(String kind, String treatment, String more) {
        return api.clerk()
                .body("""
                        {"code":"%1$s","name":"%1$s","kind":"%2$s","treatment":"%3$s","shortfall":"DROP","priority":1%4$s}
                        """.formatted(kind.replace("_", ""), kind, treatment, more))
                .post("/benefit-plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void elects(Payee payee, String plan, long perPeriod, String more) {
        api.put(
                        payee.id,
                        "benefit-elections/" + plan,
                        "{\"effectiveFrom\":\"2026-07-01\",\"amountPerPeriod\":%s%s}".formatted(money(perPeriod), more))
                .then()
                .statusCode(200);
    }

    /** Those who are in no way special, and those at the bases of Social Security, Medicare and unemployment insurance. */
    private void ordinaryPeople() {
        // One of them was paid for leave by the former provider
        firstHalf(
                payee("TX", "65000.00", 2_500_00),
                (payee, paycheck, at) -> paycheck.withLeave(at == 12 || at == 24 ? 200_00 : 0));
        for (int i = 0; i < 12; i++) {
            firstHalf(payee("TX", "65000.00", 2_500_00));
        }
        for (int i = 0; i < 8; i++) {
            firstHalf(payee("FL", "104000.00", 4_000_00));
        }
        // Under the bases of FUTA and of the states
        firstHalf(partTime("TX"));
        firstHalf(partTime("FL"));
        // Over the Social Security base and the threshold of Additional Medicare with the former provider
        firstHalf(payee("FL", "416000.00", 16_000_00));
        // Over both here, in the second half
        firstHalf(payee("TX", "338000.00", 13_000_00));
        firstHalf(payee("FL", "338000.00", 13_000_00));
        firstHalf(payee("TX", "260000.00", 10_000_00));
    }

    /** Three who left in spring, one of them in another state. */
    private List<Payee> peopleWhoLeft() {
        var left = new ArrayList<Payee>();
        for (var state : List.of("TX", "FL", "PA")) {
            var payee = payee(state, "65000.00", 2_500_00);
            for (int i = 0; i < 6; i++) {
                payee.paid(1, Paycheck.of(250_00));
            }
            api.publish(2, new EmployeeTerminated(payee.id, LocalDate.of(2026, 3, 31), TerminationReason.RESIGNED));
            soon().untilAsserted(() -> api.enrollment(payee.id).body("lastDay", equalTo("2026-03-31")));
            left.add(payee);
        }
        people.addAll(left);
        return left;
    }

    /** At the limits of IRC 402(g), 414(v) and 415(c), each partly used before and used up here; and Roth. */
    private void savers() {
        var saver = firstHalf(
                payee("TX", "104000.00", 4_000_00),
                (payee, paycheck, at) -> paycheck.withPlan(in(at, 1_750_00, 1_800_00, 1_100_00), 0, 0, 160_00, 0));
        elects(saver, "\"deferralPerPeriod\":" + money(500_00));
        rules.put(saver, (payee, paycheck, at) -> deferred(payee, paycheck, 500_00, 0, false));

        var roth = firstHalf(
                payee("TX", "104000.00", 4_000_00),
                (payee, paycheck, at) -> paycheck.withPlan(0, 400_00, 0, 160_00, 0));
        elects(roth, "\"rothPerPeriod\":" + money(400_00));
        rules.put(roth, (payee, paycheck, at) -> deferred(payee, paycheck, 0, 400_00, false));

        var born1970 = UUID.randomUUID();
        api.publish(
                1,
                new EmployeeHired(
                        born1970,
                        new Person("Robin", null, "Sample", List.of(), LocalDate.of(1970, 4, 3), null),
                        PayrollApi.assignment("TX", "TX"),
                        LocalDate.parse(HIRED)));
        api.awaitEnrolled(born1970);
        api.payTerms(born1970, calendar, HIRED, "SALARIED", "156000.00");
        var older = firstHalf(
                new Payee(born1970, number(api, born1970), "TX", 6_000_00),
                (payee, paycheck, at) -> paycheck.withPlan(
                        in(at, 2_000_00, 1_700_00, 600_00),
                        0,
                        in(at, 0, 0, 400_00),
                        in(at, 240_00, 240_00, 240_00),
                        0));
        elects(older, "\"deferralPerPeriod\":%s,\"catchUp\":true".formatted(money(900_00)));
        api.put(older.id, "retirement-years/2026", "{\"priorYearWages\":%s}".formatted(money(120_000_00)))
                .then()
                .statusCode(200);
        rules.put(older, (payee, paycheck, at) -> deferred(payee, paycheck, 900_00, 0, true));

        // The employer gave so much that 600 are left of all additions
        var partner = firstHalf(
                payee("TX", "416000.00", 16_000_00),
                (payee, paycheck, at) -> paycheck.withPlan(
                        in(at, 1_500_00, 2_000_00, 1_000_00), 0, 0, 0, in(at, 3_000_00, 4_000_00, 1_400_00)));
        elects(partner, "\"deferralPerPeriod\":" + money(600_00));
        rules.put(partner, (payee, paycheck, at) -> deferred(payee, paycheck, 600_00, 0, false));
    }

    /** A health savings account and a flexible spending arrangement. */
    private void benefits() {
        var savingsPlan = plan("HSA", "HSA", ",\"employerPerPeriod\":" + money(50_00));
        var saver = firstHalf(
                payee("TX", "104000.00", 4_000_00), (payee, paycheck, at) -> paycheck.withBenefits(100_00, 50_00, 0));
        elects(saver, savingsPlan, 300_00, ",\"cover\":\"SELF_ONLY\"");
        rules.put(saver, (payee, paycheck, at) -> {
            long room = FormerProvider.SAVINGS_SELF_ONLY - payee.amountOf(PayCode.HSA, PayCode.HSA_EMPLOYER);
            long employer = Math.min(50_00, room);
            return paycheck.withBenefits(Math.min(300_00, room - employer), employer, 0);
        });
        var flexiblePlan = plan("FSA_HEALTH", "SECTION_125", "");
        var spender = firstHalf(
                payee("TX", "104000.00", 4_000_00), (payee, paycheck, at) -> paycheck.withBenefits(0, 0, 200_00));
        elects(spender, flexiblePlan, 150_00, "");
        rules.put(
                spender,
                (payee, paycheck, at) -> paycheck.withBenefits(
                        0, 0, Math.min(150_00, FormerProvider.HEALTH_FSA - payee.amountOf(PayCode.HEALTH_FSA))));
    }

    /** Two in Philadelphia, and one who moved from there to Texas in spring. */
    private Payee peopleOfPhiladelphia() {
        for (int i = 0; i < 2; i++) {
            var payee = payee("PA", "65000.00", 2_500_00);
            api.put(payee.id, "jurisdictions", """
                            {"effectiveFrom":"2025-10-05","workState":"PA","workLocality":{"city":"PHILADELPHIA"},
                             "residenceState":"PA","residenceLocality":{"city":"PHILADELPHIA"}}
                            """).then().statusCode(200);
            payee.cityRate = "0.0374";
            firstHalf(payee);
            payee.cityRate = "0.03735";
        }
        var moved = payee("TX", "65000.00", 2_500_00);
        moved.state = "PA";
        moved.cityRate = "0.0374";
        return firstHalf(moved, (payee, paycheck, at) -> {
            if (at >= 20) {
                payee.state = "TX";
                payee.cityRate = null;
            }
            return paycheck;
        });
    }

    /** Garnished: 1,000 are owed in all, of which the former provider withheld 900. */
    private String debtor() {
        var debtor = payee("TX", "65000.00", 2_500_00);
        var order = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeId":"%s","terms":
                          {"kind":"CHILD_SUPPORT","state":"TX","receivedOn":"2026-01-02","effectiveFrom":"2026-07-01",
                           "frequency":"BIWEEKLY","amount":{"amount":"75.00","currency":"USD"},
                           "total":{"amount":"1000.00","currency":"USD"},
                           "supportsOthers":true,"overTwelveWeeksInArrears":false,"makesUpShortfall":false},
                         "remittance":{"payee":"Disbursement Unit","caseNumber":"C-1","remitTo":"PO Box 1"}}
                        """.formatted(debtor.id))
                .post("/garnishment-orders")
                .then()
                .statusCode(201);
        var code = PayCode.GARNISHMENT + order.extract().<String>path("reference");
        firstHalf(
                debtor,
                (payee, paycheck, at) -> paycheck.withOrder(code, at % 10 == 0 ? 100_00 : at < 20 ? 60_00 : 50_00));
        assertThat(debtor.ofYear(code).amount()).isEqualTo(900_00);
        rules.put(
                debtor,
                (payee, paycheck, at) -> paycheck.withOrder(
                        code, Math.min(75_00, 1_000_00 - payee.ofYear(code).amount())));
        return order.extract().path("id");
    }

    @Test
    void fortyPeopleAreTakenOverInJuly() {
        setUp();
        ordinaryPeople();
        savers();
        benefits();
        var moved = peopleOfPhiladelphia();
        var orderId = debtor();
        var left = peopleWhoLeft();
        assertThat(people).hasSize(40);

        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(statement(people))
                .post("/take-overs")
                .then()
                .statusCode(201);
        OfficeFiles.imported(api, "take-over", file(people))
                .body("report.errors", empty())
                .body("problem", nullValue())
                .body("state", equalTo("SUCCEEDED"));
        api.clerk().get("/garnishment-orders/" + orderId).then().body("balance.amount", equalTo("100.00"));
        for (int quarter = 1; quarter <= 2; quarter++) {
            requireForm941(quarter, 40, "Former Payroll Service filed this return");
            api.clerk()
                    .body("{\"filedOn\":\"2026-08-03\"}")
                    .put("/form-941-filings/2026/" + quarter)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/return-not-filed-then"));
        }
        long depositedInJuly = form941(people, 3).get("line12");
        long unemploymentDeposited = 0;
        for (int quarter = 1; quarter <= 3; quarter++) {
            unemploymentDeposited += FormerProvider.amount(people, quarter, PayCode.FUTA);
        }

        // The second half: nine paydays that are over and three to come; one more is hired for the fourth of them
        var first = LocalDate.of(2026, 6, 28);
        var working = new ArrayList<>(people);
        working.removeAll(left);
        for (int i = 0; i < 12; i++) {
            var startsOn = first.plusWeeks(2L * i);
            if (i == 3) {
                var late = api.salaried(calendar, "TX", "65000.00", startsOn.toString());
                var payee = new Payee(late, number(api, late), "TX", 2_500_00);
                people.add(payee);
                working.add(payee);
            }
            var payDate = startsOn.plusDays(19);
            var run = i < 9
                    ? api.paidThen(calendar, startsOn.toString(), payDate.toString())
                    : api.paid(calendar, startsOn.toString());
            int quarter = payDate.getMonthValue() <= 9 ? 3 : 4;
            var withheld = incomeTaxes(run);
            assertThat(withheld).hasSize(working.size());
            for (var payee : working) {
                var paycheck = Paycheck.of(withheld.get(payee.id));
                payee.paid(
                        quarter,
                        rules.getOrDefault(payee, (of, beside, at) -> beside).of(payee, paycheck, i));
            }
        }

        long unemployment = unemploymentDeposited;
        var checks = new ArrayList<Executable>();
        checks.add(() -> requireForm941(1, 40, "Former Payroll Service filed this return"));
        checks.add(() -> requireForm941(2, 40, "Former Payroll Service filed this return"));
        checks.add(() -> requireForm941(3, 38, "Former Payroll Service paid a part of the quarter"));
        checks.add(() -> requireForm941(4, 38, null));
        checks.add(() -> api.clerk()
                .get("/form-941?year=2026&quarter=3")
                .then()
                .body("line13.amount", equalTo(dollars(depositedInJuly))));
        checks.add(() -> requireForm940(unemployment));
        people.forEach(payee -> checks.add(() -> requireW2(payee)));
        for (int quarter = 1; quarter <= 4; quarter++) {
            int of = quarter;
            List.of("US-TX-SUTA", "US-FL-SUTA", "US-PA-SUTA", "US-PA-PIT", PA_EMPLOYEE, PHILADELPHIA)
                    .forEach(code -> checks.add(() -> requireOfState(of, code)));
        }
        checks.add(() -> requireDeposits(depositedInJuly));
        checks.add(
                () -> api.clerk().get("/garnishment-orders/" + orderId).then().body("balance.amount", equalTo("0.00")));
        assertAll(checks);
        assertThat(moved.ofYear("US-PA-SUTA").wages()).isEqualTo(10_000_00);
    }

    /** What a run withheld for income tax of each of its people. */
    private static Map<UUID, Long> incomeTaxes(String run) {
        var taxes = new HashMap<UUID, Long>();
        Database.query("""
                        select c.employee_id || ' ' || coalesce(sum(l.amount_cents) filter (where l.code = 'US-FIT'), 0)
                        from pay_run r
                            join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                            join paycheck_line l on l.paycheck_id = c.id
                        where r.id = ? group by c.employee_id
                        """, UUID.fromString(run))
                .forEach(row -> taxes.put(UUID.fromString(row.substring(0, 36)), Long.parseLong(row.substring(37))));
        return taxes;
    }

    private void requireForm941(int quarter, int employees, String note) {
        var form = form941(people, quarter);
        var shown = api.clerk()
                .get("/form-941?year=2026&quarter=" + quarter)
                .then()
                .statusCode(200)
                .body("line1", equalTo(employees))
                .body("line2.amount", equalTo(dollars(form.get("line2"))))
                .body("line3.amount", equalTo(dollars(form.get("line3"))))
                .body("line5a.wages.amount", equalTo(dollars(form.get("line5aWages"))))
                .body("line5a.tax.amount", equalTo(dollars(form.get("line5aTax"))))
                .body("line5c.wages.amount", equalTo(dollars(form.get("line5cWages"))))
                .body("line5c.tax.amount", equalTo(dollars(form.get("line5cTax"))))
                .body("line5d.wages.amount", equalTo(dollars(form.get("line5dWages"))))
                .body("line5d.tax.amount", equalTo(dollars(form.get("line5dTax"))))
                .body("line7.amount", equalTo(dollars(form.get("line7"))))
                .body("line12.amount", equalTo(dollars(form.get("line12"))))
                .body("correction", nullValue());
        if (note != null) {
            shown.body("notes", hasItem(containsString(note)));
        }
        if (quarter <= 2) {
            shown.body("line13.amount", equalTo(dollars(form.get("line12")))).body("line14.amount", equalTo("0.00"));
        }
    }

    private void requireForm940(long deposited) {
        long pay = 0;
        long fringe = 0;
        long retirement = 0;
        long excess = 0;
        var byState = new TreeMap<String, Long>();
        for (var payee : people) {
            long own = payee.amountOf(PayCode.SALARY, PayCode.PAID_TIME_OFF);
            long cafeteria = payee.amountOf(PayCode.HSA, PayCode.HEALTH_FSA);
            pay += own;
            fringe += cafeteria + payee.amountOf(PayCode.HSA_EMPLOYER);
            retirement += payee.amountOf(PayCode.MATCH, PayCode.NON_ELECTIVE);
            excess += Math.max(0, own - cafeteria - 7_000_00);
            payee.unemploymentByState.forEach((state, wages) -> byState.merge(state, wages, Long::sum));
        }
        long employer = retirement
                + people.stream()
                        .mapToLong(payee -> payee.amountOf(PayCode.HSA_EMPLOYER))
                        .sum();
        long taxable = pay + employer - fringe - retirement - excess;
        var form = api.clerk()
                .get("/form-940?year=2026")
                .then()
                .statusCode(200)
                .body("line3.amount", equalTo(dollars(pay + employer)))
                .body("line4.amount", equalTo(dollars(fringe + retirement)))
                .body("line5.amount", equalTo(dollars(excess)))
                .body("line7.amount", equalTo(dollars(taxable)))
                .body("line8.amount", equalTo(dollars(times(taxable, "0.006"))))
                .body("line13.amount", equalTo(dollars(deposited)))
                .body("notes", hasItem(containsString("Former Payroll Service paid in quarters 1, 2, 3")))
                .body("scheduleA.state", equalTo(List.of("FL", "PA", "TX")))
                .body("open", hasSize(1));
        byState.forEach((state, wages) -> form.body(
                "scheduleA.find { it.state == '%s' }.futaWages.amount".formatted(state), equalTo(dollars(wages))));
    }

    private void requireW2(Payee payee) {

        var w2 = api.clerk()
                .get("/w2s?year=2026&employeeId=" + payee.id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].broken", empty())
                .body(
                        "items[0].box1.amount",
                        equalTo(dollars(payee.ofYear(PayCode.FEDERAL_INCOME_TAX).wages())))
                .body(
                        "items[0].box2.amount",
                        equalTo(dollars(payee.ofYear(PayCode.FEDERAL_INCOME_TAX).amount())))
                .body(
                        "items[0].box3.amount",
                        equalTo(dollars(payee.ofYear(PayCode.SOCIAL_SECURITY).wages())))
                .body(
                        "items[0].box4.amount",
                        equalTo(dollars(payee.ofYear(PayCode.SOCIAL_SECURITY).amount())))
                .body(
                        "items[0].box5.amount",
                        equalTo(dollars(payee.ofYear(PayCode.MEDICARE).wages())))
                .body(
                        "items[0].box6.amount",
                        equalTo(dollars(payee.amountOf(PayCode.MEDICARE, PayCode.ADDITIONAL_MEDICARE))))
                .extract()
                .jsonPath();
        assertThat(boxes12(w2)).isEqualTo(expectedBoxes12(payee));
        long pa = payee.ofYear(PayCode.stateIncomeTax("PA")).wages();
        if (pa == 0) {
            assertThat(w2.getList("items[0].states")).isEmpty();
            assertThat(w2.getList("items[0].localities")).isEmpty();
            return;
        }
        assertThat(w2.getList("items[0].states.state")).containsExactly("PA");
        assertThat(w2.getString("items[0].states[0].wages.amount")).isEqualTo(dollars(pa));
        assertThat(w2.getString("items[0].states[0].tax.amount"))
                .isEqualTo(dollars(payee.amountOf(PayCode.stateIncomeTax("PA"))));
        assertThat(w2.getString("items[0].otherTaxes[0].tax.amount")).isEqualTo(dollars(payee.amountOf(PA_EMPLOYEE)));
        long city = payee.ofYear(PHILADELPHIA).wages();
        if (city == 0) {
            assertThat(w2.getList("items[0].localities")).isEmpty();
        } else {
            assertThat(w2.getList("items[0].localities.locality")).containsExactly("PHILADELPHIA");
            assertThat(w2.getString("items[0].localities[0].wages.amount")).isEqualTo(dollars(city));
            assertThat(w2.getString("items[0].localities[0].tax.amount"))
                    .isEqualTo(dollars(payee.amountOf(PHILADELPHIA)));
        }
    }

    private static Map<String, String> boxes12(JsonPath w2) {
        var codes = w2.getList("items[0].box12.code", String.class);
        var amounts = w2.getList("items[0].box12.amount.amount", String.class);
        var boxes = new TreeMap<String, String>();
        for (int i = 0; i < codes.size(); i++) {
            boxes.put(codes.get(i), amounts.get(i));
        }
        return boxes;
    }

    private static Map<String, String> expectedBoxes12(Payee payee) {
        var boxes = new TreeMap<String, String>();
        Map.of(
                        "D", payee.amountOf(PayCode.DEFERRAL, PayCode.CATCH_UP),
                        "AA", payee.amountOf(PayCode.ROTH_DEFERRAL),
                        "W", payee.amountOf(PayCode.HSA, PayCode.HSA_EMPLOYER))
                .forEach((code, cents) -> {
                    if (cents > 0) {
                        boxes.put(code, dollars(cents));
                    }
                });
        return boxes;
    }

    /** Wages and tax of a state or place in a quarter, as its return asks for them. */
    private void requireOfState(int quarter, String code) {
        var shown = api.clerk()
                .get("/tax-deposits?year=2026&quarter=" + quarter)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var of = "states.find { it.code == '%s' }".formatted(code);
        long wages = FormerProvider.wages(people, quarter, code);
        if (shown.get(of) == null) {
            assertThat(wages).as(code).isZero();
            return;
        }
        assertThat(shown.getString(of + ".wages.amount"))
                .as(code + " in " + quarter)
                .isEqualTo(dollars(wages));
        assertThat(shown.getString(of + ".liability.amount"))
                .as(code + " in " + quarter)
                .isEqualTo(dollars(FormerProvider.amount(people, quarter, code)));
    }

    /** Deposits of the quarter that both paid: what the former provider deposited is taken off the first. */
    private void requireDeposits(long deposited) {
        long taxes = 0;
        for (var code : List.of(
                PayCode.FEDERAL_INCOME_TAX,
                PayCode.SOCIAL_SECURITY,
                PayCode.SOCIAL_SECURITY_EMPLOYER,
                PayCode.MEDICARE,
                PayCode.MEDICARE_EMPLOYER,
                PayCode.ADDITIONAL_MEDICARE)) {
            taxes += FormerProvider.amount(people, 3, code);
        }
        var shown = api.clerk()
                .get("/tax-deposits?year=2026&quarter=3")
                .then()
                .statusCode(200)
                .body("schedule", equalTo("SEMI_WEEKLY"))
                .extract()
                .jsonPath();
        assertThat(sum(shown, "obligations.liability.amount")).isEqualTo(dollars(taxes));
        assertThat(sum(shown, "obligations.paid.amount")).isEqualTo(dollars(deposited));
        api.clerk().get("/tax-deposits?year=2026&quarter=1").then().body("obligations", empty());
    }

    private static String sum(JsonPath shown, String amounts) {
        return shown.getList(amounts, String.class).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add)
                .toPlainString();
    }
}
