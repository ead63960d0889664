package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/**
 * After any mix of regular, off-cycle, bonus, final and retroactive runs, voids and reversals, with life insurance, advances of pay
 * and expenses among them, every figure is the plain sum
 * of the paychecks that count. Sequences of actions are drawn anew each time; one that fails is made shorter, one action after
 * the other, and reported with its seed. {@code -Dopenpractice.mix-of-runs.seed=...} draws the same ones again.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MixOfRunsTest {

    private static final int SEQUENCES = 10;
    private static final int ACTIONS = 8;
    private static final int MOST_SHORTENED = 12;
    private static final List<String> PERIODS = List.of("2026-10-04", "2026-10-18", "2026-11-01", "2026-11-15");
    private static final String PAY_DATE = "2026-11-24";

    /** Names what is not a sum, of one group. */
    private static final String WRONG = """
            with counted as (
                select r.kind as run_kind, r.period_starts_on, r.approved_at, c.*
                from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                where r.practice_group_id = ? and c.disposition = 'PAYABLE' and r.state in ('APPROVED', 'PAID')),
            lines as (
                select c.id, c.employee_id, c.approved_at, l.* from counted c join paycheck_line l on l.paycheck_id = c.id),
            sums as (
                select paycheck_id,
                    coalesce(sum(amount_cents) filter (where kind = 'EARNING'), 0) as gross,
                    coalesce(sum(amount_cents) filter (where kind = 'REIMBURSEMENT'), 0) as reimbursements,
                    coalesce(sum(amount_cents) filter (where kind = 'TAX'), 0) as taxes,
                    coalesce(sum(amount_cents) filter (where kind = 'DEDUCTION'), 0) as deductions,
                    coalesce(sum(amount_cents) filter (where kind = 'EMPLOYER_TAX'), 0) as employer,
                    coalesce(sum(amount_cents) filter (where code in ('US-SS', 'US-MEDICARE')), 0) as insurance,
                    coalesce(sum(amount_cents) filter (where code in ('US-SS-EMPLOYER', 'US-MEDICARE-EMPLOYER')), 0)
                        as insurance_of_employer
                from lines group by paycheck_id)
            select 'gross + reimbursements = net + taxes + deductions, each the sum of its lines: ' || c.id
            from counted c left join sums s on s.paycheck_id = c.id
            where c.gross_cents + c.reimbursements_cents <> c.net_cents + c.taxes_cents + c.deductions_cents
                or (c.gross_cents, c.reimbursements_cents, c.taxes_cents, c.deductions_cents, c.employer_taxes_cents)
                    is distinct from (s.gross, s.reimbursements, s.taxes, s.deductions, s.employer)
            union all
            select 'FUTA is of what was paid up to its base, without life insurance: ' || employee_id
            from lines group by employee_id
            having coalesce(sum(wages_cents) filter (where code = 'US-FUTA'), 0)
                > least(700000, greatest(0, coalesce(sum(wages_cents) filter (where code = 'US-MEDICARE'), 0)
                    - coalesce(sum(amount_cents) filter (where code = 'GROUP-TERM-LIFE'), 0)))
            union all
            select 'life insurance is no more than it costs: ' || employee_id
            from lines where code = 'GROUP-TERM-LIFE' group by employee_id having sum(amount_cents) not between 0 and 5400
            union all
            select 'no more is taken back of an advance than was paid: ' || employee_id || ' ' || code
            from lines where code like 'ADVANCE-%' group by employee_id, code
            having sum(amount_cents) filter (where amount_cents > 0) > 40000
            union all
            select 'Social Security and Medicare of the employer are those of the employee: ' || paycheck_id
            from sums where insurance <> insurance_of_employer
            union all
            select 'a run comes to the sum of its paychecks: ' || r.id
            from pay_run r left join lateral (
                select count(*) as people, coalesce(sum(gross_cents), 0) as gross, coalesce(sum(net_cents), 0) as net,
                    coalesce(sum(employer_taxes_cents), 0) as employer
                from counted c where c.pay_run_id = r.id) c on true
            where r.practice_group_id = (select distinct practice_group_id from counted)
                and r.state in ('APPROVED', 'PAID')
                and (r.employees, r.gross_cents, r.net_cents, r.employer_taxes_cents)
                    <> (c.people, c.gross, c.net, c.employer)
            union all
            select 'a negating paycheck is the voided one below zero: ' || c.id
            from counted c join paycheck v on v.id = c.negates_id
            where (c.gross_cents, c.net_cents, c.employer_taxes_cents)
                <> (-v.gross_cents, -v.net_cents, -v.employer_taxes_cents)
            union all
            select 'one paycheck stands for the work of a period: ' || employee_id || ' ' || period_starts_on
            from counted where run_kind in ('REGULAR', 'OFF_CYCLE') and voided_by_run_id is null
            group by employee_id, period_starts_on having count(*) > 1
            union all
            select 'each line tells the year up to it: ' || id || ' ' || code
            from (select id, code, year_to_date_cents as told, wages_year_to_date_cents as told_wages,
                    sum(amount_cents) over so_far as amounts, sum(coalesce(wages_cents, 0)) over so_far as wages
                from lines window so_far as (partition by employee_id, code order by approved_at, ordinal)) told
            where told <> amounts or told_wages <> wages
            """;

    @Inject
    YearsToDate yearsToDate;

    @Inject
    CurrentGroup currentGroup;

    private enum Kind {
        REGULAR,
        REGULAR_TOO,
        OFF_CYCLE,
        BONUS,
        FINAL,
        VOID,
        VOID_TOO,
        REVERSAL,
        RAISE,
        LATE_HOURS,
        EXPENSE,
        REGULAR_WITH_EXPENSE,
        ADVANCE,
        RETROACTIVE,
        RETROACTIVE_TOO,
        CALCULATED_ONLY,
        APPROVED_ONLY
    }

    /**
     * One step; what is not possible when its turn comes is refused and changes nothing.
     *
     * @param a which employee, paycheck or run
     * @param b which period
     * @param c how much
     */
    private record Action(Kind kind, int a, int b, int c) {}

    /** A practice group with three employees, and what was done in it. */
    private final class Group {

        private final PayrollApi api = new PayrollApi();
        private final String calendar = api.biweeklyCalendar();
        private final List<UUID> employees = new ArrayList<>();
        private int runs;
        private boolean terminated;

        Group() {
            hire("TX");
            hire("TX");
            hire("OH");
        }

        /** Terms, hours and a benefit of everybody, once they are enrolled. */
        void prepare() {
            // Crosses the wage base of Social Security with the second paycheck, Additional Medicare with the third.
            agree(0, "SALARIED", "2600000.00");
            agree(1, "HOURLY", "20.00");
            agree(2, "SALARIED", "65000.00");
            for (int i = 0; i < PERIODS.size(); i++) {
                var first = LocalDate.parse(PERIODS.get(i));
                api.hours(
                                calendar,
                                PERIODS.get(i),
                                employees.get(1),
                                week(first.toString(), String.valueOf(38 + 3 * i)) + ","
                                        + week(first.plusDays(7).toString(), "40"))
                        .then()
                        .statusCode(200);
            }
            String plan = api.clerk()
                    .body("""
                            {"code":"DENTAL","name":"Dental","kind":"DENTAL","treatment":"SECTION_125","shortfall":"DROP",
                             "priority":10,"employerPerPeriod":{"amount":"15.00","currency":"USD"}}
                            """)
                    .post("/benefit-plans")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            api.put(employees.get(2), "benefit-elections/" + plan, """
                            {"effectiveFrom":"2026-10-05","amountPerPeriod":{"amount":"31.07","currency":"USD"}}
                            """).then().statusCode(200);
            String life = api.clerk()
                    .body("""
                            {"code":"LIFE","name":"Life insurance","kind":"GROUP_TERM_LIFE","treatment":"AFTER_TAX",
                             "shortfall":"DROP","priority":50,"nondiscriminatory":true}
                            """)
                    .post("/benefit-plans")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            // 200 thousand x 0.09 is 18.00 a month at 38.
            for (var employee : employees) {
                api.put(employee, "benefit-elections/" + life, """
                                {"effectiveFrom":"2026-10-01","coverage":{"amount":"250000.00","currency":"USD"}}
                                """).then().statusCode(200);
            }
        }

        private void hire(String state) {
            var employee = UUID.randomUUID();
            api.publish(
                    1,
                    new EmployeeHired(
                            employee,
                            PayrollApi.person("Sample"),
                            PayrollApi.assignment(state, state),
                            LocalDate.of(2026, 10, 5)));
            employees.add(employee);
        }

        private void agree(int which, String basis, String rate) {
            api.awaitEnrolled(employees.get(which));
            api.payTerms(employees.get(which), calendar, "2026-10-05", basis, rate);
        }

        void take(Action action) {
            var employee = employees.get(action.a() % employees.size());
            var period = PERIODS.get(action.b() % PERIODS.size());
            switch (action.kind()) {
                case REGULAR, REGULAR_TOO -> finished(regular(period));
                case OFF_CYCLE ->
                    finished(run(
                            "\"kind\":\"OFF_CYCLE\",\"periodStartsOn\":\"%s\",\"payDate\":\"%s\",\"employeeIds\":[\"%s\"]"
                                    .formatted(period, PAY_DATE, employee)));
                case BONUS -> finished(bonus(employee, action.c()));
                case FINAL -> {
                    terminate();
                    finished(run(
                            "\"kind\":\"FINAL\",\"payDate\":\"%s\",\"employeeIds\":[\"%s\"],\"separation\":{\"kind\":\"DISCHARGE\"}"
                                    .formatted(PAY_DATE, employees.get(2))));
                }
                case VOID, VOID_TOO -> voided(action.a());
                case REVERSAL -> reversed(action.a());
                case RAISE -> raised(employee, period, action.c());
                case EXPENSE ->
                    finished(run("\"kind\":\"BONUS\",\"payDate\":\"%s\",\"reimbursements\":[%s]"
                            .formatted(PAY_DATE, expense(employee, action.c()))));
                case REGULAR_WITH_EXPENSE ->
                    finished(run("\"periodStartsOn\":\"%s\",\"reimbursements\":[%s]"
                            .formatted(period, expense(employee, action.c()))));
                case ADVANCE -> advanced(employee);
                case LATE_HOURS -> lateHours(period, action.c());
                case RETROACTIVE, RETROACTIVE_TOO -> finished(retroactive());
                case CALCULATED_ONLY -> calculated(bonus(employee, action.c()));
                case APPROVED_ONLY -> {
                    var run = calculated(bonus(employee, action.c()));
                    allowed(api.approve(run, api.manager()));
                }
            }
        }

        private Response regular(String period) {
            return run("\"periodStartsOn\":\"%s\"".formatted(period));
        }

        private Response retroactive() {
            return run("\"kind\":\"RETROACTIVE\",\"since\":\"%s\",\"payDate\":\"%s\""
                    .formatted(PERIODS.getFirst(), PAY_DATE));
        }

        private Response bonus(UUID employee, int cents) {
            return run(
                    "\"kind\":\"BONUS\",\"payDate\":\"%s\",\"items\":[{\"employeeId\":\"%s\",\"code\":\"DISCRETIONARY_BONUS\",\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"description\":\"Thanks\"}]"
                            .formatted(PAY_DATE, employee, new BigDecimal(cents + 1).movePointLeft(2)));
        }

        private static String expense(UUID employee, int cents) {
            return """
                    {"employeeId":"%s","amount":{"amount":"%s","currency":"USD"},"description":"Conference",
                     "businessPurpose":"Annual meeting of the society","incurredOn":"2026-10-20","evidence":"RECEIPT",
                     "substantiatedOn":"2026-11-10"}
                    """.formatted(employee, new BigDecimal(cents + 1).movePointLeft(2));
        }

        /** 400.00 are agreed, paid out at once and taken back by 100.00 each payday. */
        private void advanced(UUID employee) {
            var agreed = api.clerk()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("""
                            {"employeeId":"%s","amount":{"amount":"400.00","currency":"USD"},"agreedOn":"2026-11-10",
                             "perPayday":{"amount":"100.00","currency":"USD"},"restFromFinalPay":true}
                            """.formatted(employee))
                    .post("/advances");
            if (allowed(agreed)) {
                finished(run("""
                        "kind":"BONUS","payDate":"%s","items":[{"employeeId":"%s","code":"ADVANCE",
                         "amount":{"amount":"400.00","currency":"USD"},"description":"As agreed"}]
                        """.formatted(PAY_DATE, employee)));
            }
        }

        private Response run(String fields) {
            return api.clerk()
                    .body("{\"payCalendarId\":\"%s\",%s}".formatted(calendar, fields))
                    .post("/pay-runs");
        }

        /** Whether it was possible; a failure of the service is none of what is allowed. */
        private boolean allowed(Response response) {
            assertThat(response.statusCode()).as(response.asString()).isIn(200, 201, 409, 422);
            return response.statusCode() < 300;
        }

        private String calculated(Response drafted) {
            if (!allowed(drafted)) {
                return "";
            }
            String run = drafted.path("id");
            assertThat(api.calculated(run).<String>path("state")).isEqualTo("SUCCEEDED");
            return run;
        }

        private String finished(Response drafted) {
            var run = calculated(drafted);
            if (!run.isEmpty() && allowed(api.approve(run, api.manager()))) {
                assertThat(allowed(api.pay(run))).isTrue();
                runs++;
            }
            return run;
        }

        private void voided(int which) {
            var paychecks = query("""
                    select c.id from paycheck c join pay_run r on r.id = c.pay_run_id
                    where r.practice_group_id = ? and r.state = 'PAID' and c.disposition = 'PAYABLE' order by c.id
                    """, api.group);
            if (paychecks.isEmpty()) {
                return;
            }
            var response = api.clerk()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{\"reason\":\"drawn by lot\",\"payDate\":\"%s\"}".formatted(PAY_DATE))
                    .post("/paychecks/" + paychecks.get(which % paychecks.size()) + "/void");
            if (allowed(response)) {
                String run = response.path("id");
                if (allowed(api.approve(run, api.manager()))) {
                    assertThat(allowed(api.pay(run))).isTrue();
                }
            }
        }

        private void reversed(int which) {
            var all = query("select id from pay_run where practice_group_id = ? order by id", api.group);
            if (!all.isEmpty()) {
                // Rather one of the last: earlier ones have others that count on them.
                allowed(api.reverse(all.get(Math.max(0, all.size() - 1 - which % 3))));
            }
        }

        private void raised(UUID employee, String from, int how) {
            int which = employees.indexOf(employee);
            long cents = List.of(260_000_000L, 2_000L, 6_500_000L).get(which);
            // At most a tenth lower, at most three tenths higher
            long rate = cents + cents * (how % 41 - 10) / 100;
            allowed(api.put(employee, "pay-terms", """
                    {"effectiveFrom":"%s","payCalendarId":"%s","basis":"%s","retroactive":true,
                     "rate":{"amount":"%s","currency":"USD"}}
                    """.formatted(
                            from, calendar, which == 1 ? "HOURLY" : "SALARIED", BigDecimal.valueOf(rate, 2))));
        }

        private void lateHours(String period, int how) {
            var submitted = api.clerk()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("""
                            {"payCalendarId":"%s","periodStartsOn":"%s","retroactive":true,
                             "employees":[{"employeeId":"%s","weeks":[%s]}]}
                            """.formatted(
                                    calendar, period, employees.get(1), week(period, String.valueOf(36 + how % 20))))
                    .post("/time-sheets");
            if (allowed(submitted)) {
                allowed(api.manager()
                        .header("If-Match", submitted.header("ETag"))
                        .post("/time-sheets/" + submitted.path("id") + "/approval"));
            }
        }

        private void terminate() {
            if (terminated) {
                return;
            }
            terminated = true;
            var employee = employees.get(2);
            api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 16), TerminationReason.DISCHARGED));
            soon().untilAsserted(() -> assertThat(
                            api.clerk().get("/enrollments/" + employee).<String>path("lastDay"))
                    .isEqualTo("2026-11-16"));
        }

        /** Nothing in the database contradicts the sums. */
        void requireThatSumsHold() {
            assertThat(query(WRONG, api.group)).isEmpty();
        }

        /** Every figure that is told elsewhere is the sum too. */
        void requireThatSumsAreTold() {
            requireThatSumsHold();
            everyRunAccountsForEverybody();
            yearsAreSums();
            advancesAreSums();
            journalsBalance();
            form941IsTheSum();
        }

        /** Of every kind: whoever is employed in the period of a run is in it with an outcome, or counted beside it. */
        private void everyRunAccountsForEverybody() {
            for (var run :
                    query("select id::text from pay_run where practice_group_id = ? and calculation > 0", api.group)) {
                var view = api.clerk().get("/pay-runs/" + run).jsonPath();
                int named = view.getInt("accounting.held")
                        + view.getInt("accounting.refused")
                        + view.getInt("accounting.nothingDue");
                assertThat(view.getList("notPaid")).as("not paid in %s", run).hasSize(named);
                assertThat(view.getInt("accounting.employed"))
                        .isEqualTo(view.getInt("accounting.paid") + named + view.getInt("accounting.notInRun"));
                assertThat(view.getInt("accounting.employed"))
                        .as("employed in the period of %s", view.getString("kind"))
                        .isGreaterThanOrEqualTo(terminated ? employees.size() - 1 : employees.size());
            }
        }

        private void yearsAreSums() {
            for (var employee : employees) {
                var summed = new TreeMap<String, String>();
                for (var row : query("""
                        select l.code || ' ' || sum(l.amount_cents) || ' ' || sum(coalesce(l.wages_cents, 0))
                        from pay_run r
                            join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                            join paycheck_line l on l.paycheck_id = c.id
                        where r.practice_group_id = ? and r.state in ('APPROVED', 'PAID')
                            and c.disposition = 'PAYABLE' and c.employee_id = ?
                        group by l.code
                        """, api.group, employee)) {
                    var parts = row.split(" ", 2);
                    summed.put(parts[0], parts[1]);
                }
                var told = new TreeMap<String, String>();
                currentGroup
                        .runAs(
                                api.group,
                                () -> QuarkusTransaction.requiringNew()
                                        .call(() -> yearsToDate.of(List.of(employee), 2026, new UUID(0, 0))))
                        .getOrDefault(employee, List.of())
                        .forEach(sum -> told.put(
                                sum.code(),
                                sum.amount().cents() + " " + sum.wages().cents()));
                assertThat(told)
                        .as("year to date of " + employees.indexOf(employee))
                        .isEqualTo(summed);
                stubTellsTheYear(employee, summed);
            }
        }

        /** The stub of the last paid paycheck, where nothing that counts came after it. */
        private void stubTellsTheYear(UUID employee, Map<String, String> summed) {
            var last = query("""
                    select c.id || ' ' || r.state from pay_run r
                        join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    where r.practice_group_id = ? and r.state in ('APPROVED', 'PAID') and c.disposition = 'PAYABLE'
                        and c.employee_id = ? order by r.approved_at desc limit 1
                    """, api.group, employee);
            if (last.isEmpty() || !last.getFirst().endsWith(" PAID")) {
                return;
            }
            var paycheck = last.getFirst().split(" ")[0];
            var stub = api.clerk().get("/paychecks/" + paycheck + "/paystub");
            assertThat(stub.statusCode()).as(stub.asString()).isEqualTo(200);
            var told = new TreeMap<String, String>();
            for (var heading : List.of(
                    "earnings",
                    "reimbursements",
                    "noncash",
                    "taxes",
                    "deductions",
                    "employerTaxes",
                    "employerContributions")) {
                List<Map<String, Object>> rows = stub.path(heading);
                rows.forEach(row -> told.put(
                        (String) row.get("code"),
                        new BigDecimal((String) ((Map<?, ?>) row.get("yearToDate")).get("amount"))
                                .movePointRight(2)
                                .toBigIntegerExact()
                                .toString()));
            }
            summed.forEach((code, sum) -> {
                var amount = sum.split(" ")[0];
                assertThat(told.getOrDefault(code, "0"))
                        .as("year of " + code + " on the stub")
                        .isEqualTo(amount);
            });
        }

        private void advancesAreSums() {
            for (var row : query("""
                    select a.id || ' ' || coalesce(-sum(l.amount_cents), 0)
                    from pay_advance a left join (
                        select c.employee_id, l.code, l.amount_cents from pay_run r
                            join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                            join paycheck_line l on l.paycheck_id = c.id
                        where r.state in ('APPROVED', 'PAID') and c.disposition = 'PAYABLE') l
                        on l.employee_id = a.enrollment_id and l.code = 'ADVANCE-' || a.number
                    where a.practice_group_id = ? group by a.id
                    """, api.group)) {
                var parts = row.split(" ");
                var told = api.clerk().get("/advances/" + parts[0]);
                assertThat(figure(told, "owed"))
                        .as(told.asString())
                        .isEqualByComparingTo(new BigDecimal(parts[1]).movePointLeft(2));
            }
        }

        private void journalsBalance() {
            for (var run :
                    query("select id::text from pay_run where practice_group_id = ? and state = 'PAID'", api.group)) {
                List<Map<String, List<Map<String, Map<String, String>>>>> journals = api.clerk()
                        .get("/pay-runs/" + run + "/journals")
                        .jsonPath()
                        .getList("");
                assertThat(side(journals, "debit"))
                        .as("debits of " + run)
                        .isEqualByComparingTo(side(journals, "credit"));
            }
        }

        private static BigDecimal side(
                List<Map<String, List<Map<String, Map<String, String>>>>> journals, String side) {
            return journals.stream()
                    .flatMap(journal -> journal.getOrDefault("lines", List.of()).stream())
                    .flatMap(line -> Stream.ofNullable(line.get(side)))
                    .map(amount -> new BigDecimal(amount.get("amount")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private BigDecimal summed(String figure, String codes) {
            return new BigDecimal(query("""
                    select coalesce(sum(%s), 0) from pay_run r
                        join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                        join paycheck_line l on l.paycheck_id = c.id
                    where r.practice_group_id = ? and r.state = 'PAID' and c.disposition = 'PAYABLE'
                        and r.pay_date between '2026-10-01' and '2026-12-31' and l.code in (%s)
                    """.formatted(figure, codes), api.group).getFirst()).movePointLeft(2);
        }

        private void form941IsTheSum() {
            var form = api.clerk().get("/form-941?year=2026&quarter=4");
            assertThat(form.statusCode()).as(form.asString()).isEqualTo(200);
            assertThat(figure(form, "line2")).isEqualByComparingTo(summed("l.wages_cents", "'US-FIT'"));
            assertThat(figure(form, "line3")).isEqualByComparingTo(summed("l.amount_cents", "'US-FIT'"));
            assertThat(figure(form, "line5a.wages")).isEqualByComparingTo(summed("l.wages_cents", "'US-SS'"));
            assertThat(figure(form, "line5c.wages")).isEqualByComparingTo(summed("l.wages_cents", "'US-MEDICARE'"));
            assertThat(figure(form, "line5d.wages"))
                    .isEqualByComparingTo(summed("l.wages_cents", "'US-MEDICARE-ADDITIONAL'"));
            var all = summed(
                    "l.amount_cents",
                    "'US-FIT', 'US-SS', 'US-MEDICARE', 'US-MEDICARE-ADDITIONAL', 'US-SS-EMPLOYER', 'US-MEDICARE-EMPLOYER'");
            // The form calculates the employer's share once, the runs paycheck by check: at most a cent for each of its
            // taxes.
            var paychecks = new BigDecimal(query("""
                    select count(*) from pay_run r
                        join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    where r.practice_group_id = ? and r.state = 'PAID'
                    """, api.group).getFirst());
            assertThat(figure(form, "line12").subtract(all).abs())
                    .isLessThanOrEqualTo(paychecks.add(BigDecimal.ONE).movePointLeft(2));
            List<Map<String, Object>> reconciled = form.path("reconciliation");
            for (var line : reconciled) {
                if (List.of("2", "3", "5a, column 1", "5c, column 1", "5d, column 1")
                        .contains(line.get("line"))) {
                    assertThat(((Map<?, ?>) line.get("difference")).get("amount"))
                            .as("reconciliation of line " + line.get("line"))
                            .isEqualTo("0.00");
                }
            }
            List<Map<String, Object>> days = form.path("scheduleB");
            assertThat(days.stream()
                            .map(day -> new BigDecimal((String) ((Map<?, ?>) day.get("liability")).get("amount")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(figure(form, "line12"));
        }

        private static BigDecimal figure(Response form, String line) {
            return new BigDecimal(form.<String>path(line + ".amount"));
        }

        /** Once differences are paid, nobody is owed any; what counts can be told again from what was kept. */
        void requireNothingLeftAndEveryTraceTold() {
            var first = finished(retroactive());
            var again = calculated(retroactive());
            assertThat(api.clerk().get("/pay-runs/" + first).<String>path("state"))
                    .isEqualTo("PAID");
            assertThat(api.clerk().get("/pay-runs/" + again).<Integer>path("employees"))
                    .isZero();
            for (var paycheck : query("""
                    select c.id from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    where r.practice_group_id = ? and r.state in ('APPROVED', 'PAID') and c.disposition = 'PAYABLE'
                    """, api.group)) {
                var told = api.clerk().get("/paychecks/" + paycheck);
                assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
            }
        }
    }

    private static List<Action> drawn(Random random) {
        var actions = new ArrayList<Action>();
        for (int i = 0; i < ACTIONS; i++) {
            // The first two give the others something to work with.
            var kind = i < 2 ? Kind.REGULAR : Kind.values()[random.nextInt(Kind.values().length)];
            actions.add(
                    new Action(kind, random.nextInt(1000), i < 2 ? i : random.nextInt(1000), random.nextInt(500_000)));
        }
        return actions;
    }

    private int take(Group group, List<Action> actions) {
        group.prepare();
        for (var action : actions) {
            group.take(action);
            group.requireThatSumsHold();
        }
        group.requireNothingLeftAndEveryTraceTold();
        group.requireThatSumsAreTold();
        return group.runs;
    }

    private List<Action> shortened(List<Action> failing) {
        var shortest = new ArrayList<>(failing);
        int tries = 0;
        for (int i = shortest.size() - 1; i >= 0 && tries < MOST_SHORTENED; i--, tries++) {
            var without = new ArrayList<>(shortest);
            without.remove(i);
            try {
                take(new Group(), without);
            } catch (AssertionError stillFails) {
                shortest = without;
            }
        }
        return shortest;
    }

    @Test
    void everyFigureIsTheSumOfThePaychecksThatCountAfterAnyMixOfRuns() {
        long seed = Long.getLong("openpractice.mix-of-runs.seed", new Random().nextLong());
        var random = new Random(seed);
        // All are hired first, so that nobody is waited for.
        var groups = Stream.generate(Group::new).limit(SEQUENCES).toList();
        int runs = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            var actions = drawn(random);
            try {
                runs += take(groups.get(i), actions);
            } catch (AssertionError failed) {
                fail("seed %d, sequence %d; shortest that fails: %s".formatted(seed, i, shortened(actions)), failed);
            }
        }
        // Otherwise everything was refused and nothing was shown.
        assertThat(runs).as("runs paid").isGreaterThan(2 * SEQUENCES);
    }
}
