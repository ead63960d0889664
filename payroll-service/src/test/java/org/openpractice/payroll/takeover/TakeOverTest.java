package org.openpractice.payroll.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.payroll.takeover.FormerProvider.dollars;
import static org.openpractice.payroll.takeover.FormerProvider.file;
import static org.openpractice.payroll.takeover.FormerProvider.number;
import static org.openpractice.payroll.takeover.FormerProvider.statement;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.payroll.OfficeFiles;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.takeover.FormerProvider.Paycheck;
import org.openpractice.payroll.takeover.FormerProvider.Payee;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

/** What a former provider paid: stated, proved to the cent, taken whole or not at all, and unchanged once somebody is paid here. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TakeOverTest {

    private final PayrollApi api = new PayrollApi();

    private String calendar = "";

    private Payee payee() {
        if (calendar.isEmpty()) {
            calendar = api.biweeklyCalendar("2026-11-01");
        }
        var employee = api.salaried(calendar, "TX", "65000.00", "2025-10-05");
        return firstHalf(new Payee(employee, number(api, employee), "TX", 2_500_00));
    }

    /** The former provider's biweekly paychecks: six in the first quarter, seven in the second, one in July. */
    private static Payee firstHalf(Payee payee) {
        int[] paychecks = {6, 7, 1};
        for (int quarter = 1; quarter <= 3; quarter++) {
            for (int i = 0; i < paychecks[quarter - 1]; i++) {
                payee.paid(quarter, Paycheck.of(payee.perPeriod / 10));
            }
        }
        return payee;
    }

    private static Response post(PayrollApi by, String statement) {
        return by.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(statement)
                .post("/take-overs");
    }

    private static String stated(PayrollApi by, String statement) {
        return post(by, statement)
                .then()
                .statusCode(201)
                .header("Location", containsString("/take-overs/"))
                .body("takenAt", nullValue())
                .extract()
                .path("id");
    }

    private String stated(String statement) {
        return stated(api, statement);
    }

    private ValidatableResponse imported(String csv) {
        return OfficeFiles.imported(api, "take-over", csv);
    }

    private ValidatableResponse takenOver(String csv) {
        return imported(csv).body("report.errors", empty()).body("state", equalTo("SUCCEEDED"));
    }

    private ValidatableResponse refused(String csv, String slug) {
        return imported(csv).body("state", equalTo("FAILED")).body("problem.type", equalTo("/problems/" + slug));
    }

    private static long lines(PayrollApi of) {
        return Database.count("""
                select count(*) from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    join paycheck_line l on l.paycheck_id = c.id
                where r.kind = 'TAKE_OVER' and r.practice_group_id = ?
                """, of.group);
    }

    private long lines() {
        return lines(api);
    }

    private static int rows(String csv) {
        return (int) csv.lines().count() - 1;
    }

    private Response change(String id, String statement) {
        return api.clerk()
                .header("If-Match", api.etag("/take-overs/" + id))
                .body(statement)
                .put("/take-overs/" + id);
    }

    @Test
    void isPreviewedProvedTakenOnceAndPaysNobody() {
        var people = List.of(payee());
        var csv = file(people);
        var id = stated(statement(people));

        OfficeFiles.previewed(api, "take-over", csv)
                .body("state", equalTo("SUCCEEDED"))
                .body("report.taken", equalTo(rows(csv)));
        assertThat(lines()).isZero();
        api.clerk().get("/take-overs/" + id).then().body("takenAt", nullValue());

        takenOver(csv).body("report.taken", equalTo(rows(csv))).body("report.refused", equalTo(false));
        api.clerk()
                .get("/take-overs/" + id)
                .then()
                .body("takenAt", notNullValue())
                .body("takenBy", equalTo("clerk"))
                .body("register.find { it.code == 'SALARY' }.amount.amount", equalTo("35000.00"));
        assertThat(lines()).isEqualTo(rows(csv));
        assertThat(Database.count(
                        "select count(*) from outbox where practice_group_id = ? and aggregate_id in (select id from pay_run)",
                        api.group))
                .as("nobody is paid, nothing is posted and no fact tells of it")
                .isZero();

        var run = Database.query(
                        "select id::text from pay_run where kind = 'TAKE_OVER' and practice_group_id = ? order by pay_date",
                        api.group)
                .getFirst();
        api.reverse(run).then().statusCode(409).body("type", equalTo("/problems/pay-taken-over"));
        var paycheck = api.paycheck(run, people.getFirst().id);
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"wrong\",\"payDate\":\"2026-11-20\"}")
                .post("/paychecks/" + paycheck + "/void")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pay-taken-over"));
        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pay-taken-over"));
        api.clerk()
                .get("/pay-runs/" + run + "/contribution-file")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pay-taken-over"));
        api.clerk()
                .get("/labor-distribution?from=2026-01-01&to=2026-12-31")
                .then()
                .statusCode(200)
                .body("rows", empty());
        api.clerk().get("/take-overs?year=2026").then().body("items.id", equalTo(List.of(id)));
        api.clerk().get("/take-overs?year=2025").then().body("items", empty());
    }

    @Test
    void theSameFileInWhicheverOrderChangesNothing() {
        var people = List.of(payee(), payee());
        stated(statement(people));
        takenOver(file(people));
        var shuffled = new ArrayList<>(file(people).lines().skip(1).toList());
        Collections.shuffle(shuffled, new Random(941));
        var other = FormerProvider.HEADER + String.join("\n", shuffled) + "\n";
        takenOver(other).body("report.taken", equalTo(0)).body("report.unchanged", equalTo(rows(other)));
        assertThat(lines()).isEqualTo(rows(other));

        // So does it after the first run here, when nothing else may be taken over
        api.paid(calendar, "2026-11-01");
        takenOver(other).body("report.unchanged", equalTo(rows(other)));
        assertThat(lines()).isEqualTo(rows(other));
    }

    @Test
    void aCorrectedFileReplacesTheOneBeforeUntilTheFirstRunHere() {
        var people = List.of(payee());
        var id = stated(statement(people));
        var first = file(people);
        takenOver(first);

        // One paycheck more of the second quarter: other totals and another file
        people.getFirst().paid(2, Paycheck.of(250_00));
        var corrected = statement(people);
        api.clerk().body(corrected).put("/take-overs/" + id).then().statusCode(428);
        change(id, statement(people, FormerProvider.LAST))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/take-over-not-consistent"));
        change(id, corrected).then().statusCode(200).body("takenAt", nullValue());
        assertThat(lines()).as("nothing counts until a file is proved again").isZero();
        refused(first, "take-over-not-proved");
        assertThat(lines()).isZero();
        takenOver(file(people)).body("report.taken", equalTo(rows(file(people))));
        assertThat(lines()).isEqualTo(rows(file(people)));
        api.clerk()
                .get("/form-941?year=2026&quarter=2")
                .then()
                .body("line2.amount", equalTo("20000.00"))
                .body(
                        "line13.amount",
                        equalTo(dollars(FormerProvider.form941(people, 2).get("line12"))));
        api.clerk()
                .get("/w2s?year=2026&employeeId=" + people.getFirst().id)
                .then()
                .body("items[0].box1.amount", equalTo("37500.00"));

        api.drafted(calendar, "2026-11-01");
        refused(file(people).replace("480", "481"), "pay-runs-of-the-year");
        change(id, corrected).then().statusCode(409).body("type", equalTo("/problems/pay-runs-of-the-year"));
        api.clerk()
                .header("If-Match", api.etag("/take-overs/" + id))
                .delete("/take-overs/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pay-runs-of-the-year"));
        assertThat(lines()).isEqualTo(rows(file(people)));
    }

    @Test
    void nothingIsTakenOverAfterARunOfTheYear() {
        var people = List.of(payee());
        api.paid(calendar, "2026-11-01");
        post(api, statement(people))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pay-runs-of-the-year"))
                .body("detail", containsString("2026-11-20"));
    }

    @Test
    void noRunBeginsBesideATakeOverWithoutItsFile() {
        var people = List.of(payee());
        var id = stated(statement(people));
        api.draft(calendar, "2026-11-01").then().statusCode(409).body("type", equalTo("/problems/take-over-not-taken"));
        api.draft(calendar, "2026-11-01", "2026-11-23")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/take-over-not-taken"));
        api.clerk()
                .get("/setup-check")
                .then()
                .body("findings.code", hasItem("take-over-not-taken"))
                .body(
                        "findings.find { it.code == 'take-over-not-taken' }.mend.path",
                        equalTo("/api/payroll/imports/take-over"))
                .body("ready", equalTo(false))
                .body("findings.code", not(hasItem("year-not-taken-over")));

        api.clerk()
                .header("If-Match", api.etag("/take-overs/" + id))
                .delete("/take-overs/" + id)
                .then()
                .statusCode(204);
        api.clerk().get("/take-overs/" + id).then().statusCode(404);
        api.clerk().get("/setup-check").then().body("findings.code", hasItem("year-not-taken-over"));
        stated(statement(people));
        takenOver(file(people));
        api.clerk()
                .get("/setup-check")
                .then()
                .body("findings.code", not(hasItems("take-over-not-taken")))
                .body("findings.code", not(hasItem("year-not-taken-over")));
        api.drafted(calendar, "2026-11-01");
    }

    /** Stated in the moment in which somebody else drafts the first run: neither saw the other. */
    @Test
    void aRunThatWasDraftedMeanwhileIsNotApproved() {
        payee();
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        Database.change("""
                insert into take_over (practice_group_id, id, year, provider, through, statement, stated_by, stated_at, version)
                values (?, ?, 2026, 'Former Payroll Service', date '2026-07-10', '{}', 'clerk', now(), 0)
                """, api.group, UUID.randomUUID());
        api.approve(run, api.manager()).then().statusCode(409).body("type", equalTo("/problems/take-over-not-taken"));
    }

    @Test
    void aRemovedTakeOverCountsNoLonger() {
        var people = List.of(payee());
        var id = stated(statement(people));
        takenOver(file(people));
        api.clerk()
                .header("If-Match", api.etag("/take-overs/" + id))
                .delete("/take-overs/" + id)
                .then()
                .statusCode(204);
        assertThat(lines()).isZero();
        api.clerk()
                .get("/form-941?year=2026&quarter=1")
                .then()
                .body("line2.amount", equalTo("0.00"))
                .body("line13.amount", equalTo("0.00"))
                .body("notes", not(hasItem(containsString("Former Payroll Service"))));
        api.clerk().get("/w2s?year=2026").then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'through':'2026-07-10' | 'through':'2026-11-16' | through",
                "'through':'2026-07-10' | 'through':'2025-07-10' | through",
                "'filedOn':'2026-04-28', | '' | quarters[0].filedOn",
                "'filedOn':'2026-04-28' | 'filedOn':'2026-03-31' | quarters[0].filedOn",
                "'filedOn':'2026-04-28' | 'filedOn':'2026-11-17' | quarters[0].filedOn",
                "'through':'2026-07-10' | 'through':'2026-06-26' | quarters[2].quarter",
                "'through':'2026-07-10' | 'through':'2026-10-02' | quarters",
                "'deposited':{'amount':' | 'deposited':{'amount':'- | quarters[1].deposited",
                "'unemploymentDeposited':{'amount':' | 'unemploymentDeposited':{'amount':'-1 | quarters[0].unemploymentDeposited",
                "'quarter':3,'employees':0 | 'quarter':3,'employees':0,'filedOn':'2026-10-20' | quarters[2].line12",
                "'quarter':3,'employees':0 | 'quarter':3,'employees':0,'nextDayOn':'2026-07-10' | quarters[2].nextDayOn",
                "'filedOn':'2026-04-28' | 'filedOn':'2026-04-28','nextDayOn':'2026-04-01' | quarters[0].nextDayOn",
            })
    void aStatementThatContradictsItselfNamesTheField(String good, String wrong, String field) {
        var people = List.of(payee());
        var json =
                statement(people).replace(good.replace('\'', '"'), wrong.equals("''") ? "" : wrong.replace('\'', '"'));
        assertThat(json).isNotEqualTo(statement(people));
        post(api, json)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/take-over-not-consistent"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void aYearIsStatedOnceAndByWhoeverRunsPayroll() {
        var good = statement(List.of(payee()));
        api.as("somebody", Roles.EMPLOYEE)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(good)
                .post("/take-overs")
                .then()
                .statusCode(403);
        stated(good);
        post(api, good).then().statusCode(409).body("type", equalTo("/problems/year-taken-over"));
        post(api, good.replace("\"quarter\":2,", "\"quarter\":1,")).then().statusCode(400);
        post(api, good.replace("\"line2\"", "\"line99\"")).then().statusCode(400);
    }

    /** A cent of a code, and the lines of Form 941 that it moves. */
    @Test
    void whatDoesNotComeToTheTotalsIsRefusedByEachFigure() {
        var people = List.of(payee());
        var csv = file(people);
        stated(statement(people));
        takenOver(csv);
        var wrong = csv.replace("US-SS,,,15000.00,930.00", "US-SS,,,15000.00,930.05");
        assertThat(wrong).isNotEqualTo(csv);
        refused(wrong, "take-over-not-proved")
                .body("problem.differences.figure", hasItem("register, US-SS, amount"))
                .body(
                        "problem.differences.find { it.figure == 'register, US-SS, amount' }.file.amount",
                        equalTo("2170.05"))
                .body(
                        "problem.differences.find { it.figure == 'register, US-SS, amount' }.stated.amount",
                        equalTo("2170.00"))
                .body(
                        "problem.differences.find { it.figure == 'Form 941 of quarter 1, line 7' }.difference.amount",
                        equalTo("0.05"))
                .body(
                        "problem.differences.find { it.figure == 'Form 941 of quarter 1, line 12' }.difference.amount",
                        equalTo("0.05"));
        assertThat(lines()).as("what was taken over before stays").isEqualTo(rows(csv));

        // A code that the register has not, and one that only the register has
        refused(
                        csv
                                + FormerProvider.row(
                                        people.getFirst().number, "2026-07-10", "AFTER-TAX-DUES", "", "", "5.00"),
                        "take-over-not-proved")
                .body("problem.differences.figure", equalTo(List.of("register, AFTER-TAX-DUES, amount")));
        refused(
                        String.join(
                                        "\n",
                                        csv.lines()
                                                .filter(row -> !row.contains("US-TX-SUTA"))
                                                .toList())
                                + "\n",
                        "take-over-not-proved")
                .body(
                        "problem.differences.figure",
                        hasItems("register, US-TX-SUTA, wages", "register, US-TX-SUTA, amount"));
        // Pay of one quarter in another: the register agrees, the returns do not
        var moved = csv.replace("US-FIT,,,15000.00,1500.00", "US-FIT,,,14000.00,1400.00")
                .replace("US-FIT,,,17500.00,1750.00", "US-FIT,,,18500.00,1850.00");
        refused(moved, "take-over-not-proved")
                .body(
                        "problem.differences.figure",
                        hasItems("Form 941 of quarter 1, line 2", "Form 941 of quarter 2, line 3"));
        assertThat(lines()).isEqualTo(rows(csv));
    }

    /** The form does not say whether the employee share is rounded once or line by line. */
    @ParameterizedTest
    @CsvSource({"0.02,true", "-0.02,true", "0.03,false", "-0.03,false"})
    void line7AndLine12MayDifferByRoundingAlone(String more, boolean proves) {
        var people = List.of(payee());
        var lines = FormerProvider.form941(people, 1);
        long cents = new java.math.BigDecimal(more).movePointRight(2).longValueExact();
        var other = statement(people)
                .replaceFirst(
                        "\"line7\":\\{\"amount\":\"[^\"]*\"",
                        "\"line7\":{\"amount\":\"%s\"".formatted(dollars(lines.get("line7") + cents)))
                .replaceFirst(
                        "\"line12\":\\{\"amount\":\"[^\"]*\"",
                        "\"line12\":{\"amount\":\"%s\"".formatted(dollars(lines.get("line12") + cents)));
        stated(other);
        if (proves) {
            takenOver(file(people));
        } else {
            refused(file(people), "take-over-not-proved");
        }
    }

    /** Totals that agree while two people's do not. */
    @Test
    void nobodysYearMayContradictItself() {
        var one = payee();
        var other = payee();
        var people = List.of(one, other);
        stated(statement(people));
        var csv = file(people);
        var row = "%s,2026-03-27,US-FUTA,,,7000.00,42.00";
        var swapped = csv.replace(
                        row.formatted(one.number), "%s,2026-03-27,US-FUTA,,,6000.00,42.00".formatted(one.number))
                .replace(row.formatted(other.number), "%s,2026-03-27,US-FUTA,,,8000.00,42.00".formatted(other.number));
        assertThat(swapped).isNotEqualTo(csv);
        refused(swapped, "import-has-wrong-rows")
                .body("report.errors", hasSize(2))
                .body("report.errors.problem", hasItem(containsString("the wages of US-FUTA are 8000.00")))
                .body("report.errors.problem", hasItem(containsString("pay up to 7000.00 asks for 7000.00")));
        var employer = csv.replace(
                        "%s,2026-03-27,US-MEDICARE,,,15000.00,217.50".formatted(one.number),
                        "%s,2026-03-27,US-MEDICARE,,,14000.00,217.50".formatted(one.number))
                .replace(
                        "%s,2026-03-27,US-MEDICARE,,,15000.00,217.50".formatted(other.number),
                        "%s,2026-03-27,US-MEDICARE,,,16000.00,217.50".formatted(other.number));
        refused(employer, "import-has-wrong-rows")
                .body("report.errors.problem", hasItem(containsString("US-MEDICARE")));
        assertThat(lines()).isZero();

        var bases = csv.replace(
                        "%s,2026-03-27,US-TX-SUTA,,,9000.00".formatted(one.number),
                        "%s,2026-03-27,US-TX-SUTA,,,8000.00".formatted(one.number))
                .replace(
                        "%s,2026-03-27,US-TX-SUTA,,,9000.00".formatted(other.number),
                        "%s,2026-03-27,US-TX-SUTA,,,10000.00".formatted(other.number));
        refused(bases, "import-has-wrong-rows")
                .body("report.errors", hasSize(1))
                .body(
                        "report.errors[0].problem",
                        containsString("the wages of US-TX-SUTA are 10000.00, above the wage base of 9000.00"));

        // More withheld than paid on a day, which no total tells
        var late = csv.replace(
                        "%s,2026-06-26,SALARY,,480,,17500.00".formatted(one.number),
                        "%s,2026-06-26,SALARY,,479,,17499.00\n%s,2026-06-25,SALARY,,1,,1.00"
                                .formatted(one.number, one.number))
                .replace("%s,2026-06-26,US-FIT".formatted(one.number), "%s,2026-06-25,US-FIT".formatted(one.number));
        refused(late, "import-has-wrong-rows")
                .body("report.errors[0].problem", containsString("on 2026-06-25 are above the pay by 1749.00"));
        assertThat(lines()).isZero();
        takenOver(csv);
    }

    /**
     * 150 thousand x 0.09 is 13.50 a month at 38, 40.50 of three. Wages that were not paid out raise those of income tax, Social
     * Security and Medicare, and not those of FUTA.
     */
    @Test
    void lifeInsuranceAndMovingExpensesAreTakenOver() {
        var payee = payee();
        payee.add(1, PayCode.GROUP_TERM_LIFE, 0, 40_50);
        wages(payee, 1, 40_50);
        payee.add(2, PayCode.RELOCATION, 0, 1_000_00);
        wages(payee, 2, 1_000_00);
        var people = List.of(payee);
        stated(statement(people));
        refused(file(people), "import-has-wrong-rows")
                .body("report.errors[0].problem", containsString("more than the 0.00 that the elections"))
                .body("report.errors[0].expected", containsString("from the first month of the year on"));
        insured(payee.id);
        refused(file(people).replace("GROUP-TERM-LIFE,,,,40.50", "GROUP-TERM-LIFE,,,,30.50"), "take-over-not-proved");
        takenOver(file(people));
        api.clerk()
                .get("/w2s/" + payee.id + "?year=2026")
                .then()
                .statusCode(200)
                .body("box1.amount", equalTo("36040.50"))
                .body("box5.amount", equalTo("36040.50"))
                .body("box12.find { it.code == 'C' }.amount.amount", equalTo("40.50"));
    }

    private void insured(UUID employee) {
        String plan = api.clerk()
                .body("""
                        {"code":"LIFE","name":"Life insurance","kind":"GROUP_TERM_LIFE","treatment":"AFTER_TAX",
                         "shortfall":"DROP","priority":50,"nondiscriminatory":true}
                        """)
                .post("/benefit-plans")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.put(employee, "benefit-elections/" + plan, """
                        {"effectiveFrom":"2026-01-01","coverage":{"amount":"200000.00","currency":"USD"}}
                        """).then().statusCode(200);
    }

    private static void wages(Payee payee, int quarter, long cents) {
        payee.add(quarter, PayCode.FEDERAL_INCOME_TAX, cents, 0);
        for (var code : List.of(PayCode.SOCIAL_SECURITY, PayCode.SOCIAL_SECURITY_EMPLOYER)) {
            payee.add(quarter, code, cents, FormerProvider.times(cents, "0.062"));
        }
        for (var code : List.of(PayCode.MEDICARE, PayCode.MEDICARE_EMPLOYER)) {
            payee.add(quarter, code, cents, FormerProvider.times(cents, "0.0145"));
        }
    }

    /** Pay of two states on one day could not be told apart on Schedule A of Form 940. */
    @Test
    void payOfTwoStatesHasADayForEach() {
        var payee = payee();
        var people = List.of(payee);
        payee.add(1, PayCode.stateUnemployment("FL"), 0, 0);
        stated(statement(people));
        refused(file(people), "import-has-wrong-rows")
                .body("report.errors[0].problem", containsString("US-FL-SUTA and US-TX-SUTA on 2026-03-27"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER,2026-03-27,US-SS,Tax,,100.00,-6.20 | amount | not below zero",
                "NUMBER,2026-03-27,US-SS,Tax,,,6.20 | wages | wages that the tax was counted on",
                "NUMBER,2026-03-27,401K-MATCH,Match,,,6.20 | wages | compensation that the contribution was counted on",
                "NUMBER,2026-03-27,HSA,Savings,,100.00,6.20 | wages | an empty cell",
                "NUMBER,2026-03-27,BONUS,Bonus,8,,6.20 | hours | an empty cell",
                "NUMBER,2026-07-11,US-SS,Tax,,100.00,6.20 | paid_on | 2026-07-10",
                "NUMBER,2025-03-27,US-SS,Tax,,100.00,6.20 | paid_on | take-over is stated",
                "NOBODY,2026-03-27,US-SS,Tax,,100.00,6.20 | employee_number | whom staff has hired",
                "NUMBER,2026-03-27,US-TX-NOWHERE,Tax,,100.00,6.20 | code | under which paychecks here are added up",
                "NUMBER,2026-03-27,US-XX-PIT,Tax,,100.00,6.20 | code | under which paychecks here are added up",
                "NUMBER,2026-03-27,GARNISHMENT-X,Order,,,6.20 | code | enter the order first",
                "NUMBER,2026-03-27,125-MEDICAL,Medical,,,6.20 | code | offer the plan first",
                "NUMBER,2026-03-27,EMPLOYER-HEALTH-PPO,Medical,,,6.20 | code | offer the plan first",
                "NUMBER,2026-03-27,401K-LOAN-1,Loan,,,6.20 | code | loans from the plan are not taken over",
                "NUMBER,2026-03-27,REIMBURSEMENT,Hotel,,,6.20 | code | what was paid beyond them is EXPENSE-ALLOWANCE",
                "NUMBER,2026-03-27,ADVANCE-1,Advance,,,6.20 | code | leave its repayments out under AFTER-TAX-ADVANCE",
                "NUMBER,2026-03-27,PTO-BALANCE,Leave,40,,0.00 | code | balances of leave are not kept in payroll",
                "NUMBER,2026-03-27,TIPS,Tips,,,6.20 | code | tips and sick pay of third parties are not taken over",
                "NUMBER,2026-03-27,REGULAR,Pay,,,6.20 | hours | hours that were paid",
                "NUMBER,2026-03-27,REGULAR,Pay,-8,,6.20 | hours | hours such as 480",
                "NUMBER,2026-03-27,US-FIT,Tax,,100.00,6.20 | '' | expected it once",
            })
    void aWrongRowIsNamedAndNothingIsTakenOver(String row, String field, String expected) {
        var people = List.of(payee());
        stated(statement(people));
        refused(file(people) + row.replace("NUMBER", people.getFirst().number) + "\n", "import-has-wrong-rows")
                .body("report.refused", equalTo(true))
                .body("report.wrong", equalTo(1))
                .body("report.errors[0].field", equalTo(field))
                .body("report.errors[0].expected", containsString(expected));
        assertThat(lines()).isZero();
    }

    @Test
    void aFileNeedsAStatementACalendarAndItsColumns() {
        OfficeFiles.send(api, "take-over", "paid_on,code\n".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/import-header-wrong"))
                .body("missing", hasItem("amount"));
        var employee = api.hired("TX", "2025-10-05");
        var people = List.of(firstHalf(new Payee(employee, number(api, employee), "TX", 2_500_00)));
        refused(file(people), "import-has-wrong-rows")
                .body("report.errors[0].expected", containsString("whose take-over is stated (POST /take-overs)"));
        stated(statement(people));
        refused(file(people), "take-over-needs-a-calendar");
    }

    @Test
    void anotherGroupSeesNothingOfIt() {
        var people = List.of(payee());
        var id = stated(statement(people));
        takenOver(file(people));

        var other = new PayrollApi();
        other.biweeklyCalendar("2026-11-01");
        var theirs = UUID.randomUUID();
        var at = PayrollApi.assignment("TX", "TX");
        other.publish(
                1,
                new EmployeeHired(
                        theirs,
                        PayrollApi.person("Sample"),
                        new Assignment(
                                people.getFirst().number,
                                at.locationId(),
                                "TX",
                                "TX",
                                at.departmentId(),
                                at.positionTitle(),
                                at.employmentType(),
                                false,
                                false),
                        LocalDate.of(2025, 10, 5)));
        other.awaitEnrolled(theirs);
        other.clerk().get("/take-overs/" + id).then().statusCode(404);
        OfficeFiles.imported(other, "take-over", file(people))
                .body("state", equalTo("FAILED"))
                .body("report.errors[0].expected", containsString("take-over is stated"));

        // The same numbers with half the pay
        var same = new Payee(theirs, people.getFirst().number, "TX", 1_250_00);
        stated(other, statement(List.of(firstHalf(same))));
        OfficeFiles.imported(other, "take-over", file(List.of(same))).body("state", equalTo("SUCCEEDED"));
        other.clerk().get("/form-941?year=2026&quarter=1").then().body("line2.amount", equalTo("7500.00"));
        api.clerk().get("/form-941?year=2026&quarter=1").then().body("line2.amount", equalTo("15000.00"));
        assertThat(lines(other)).isEqualTo(lines());
    }

    /** The look-back period of 2027 is the second half of 2025 and the first of 2026; both were paid by the former provider. */
    @Test
    void depositsFollowTheLiabilityThatTheFormerProviderReported() {
        var people = List.of(payee());
        stated(statement(people));
        takenOver(file(people));
        api.clerk()
                .get("/tax-deposits?year=2027&quarter=1")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/look-back-not-known"))
                .body(
                        "detail",
                        containsString("known are only quarter 1 of 2026 "
                                + dollars(FormerProvider.form941(people, 1).get("line12"))));
        var before = new Payee(people.getFirst().id, people.getFirst().number, "TX", 2_500_00);
        int[] paychecks = {6, 7, 7, 6};
        for (int quarter = 1; quarter <= 4; quarter++) {
            for (int i = 0; i < paychecks[quarter - 1]; i++) {
                before.paid(quarter, Paycheck.of(250_00));
            }
        }
        stated(statement(List.of(before), FormerProvider.LAST));
        takenOver(file(List.of(before), FormerProvider.LAST));
        long liability = FormerProvider.form941(people, 1).get("line12")
                + FormerProvider.form941(people, 2).get("line12")
                + FormerProvider.form941(List.of(before), 3).get("line12")
                + FormerProvider.form941(List.of(before), 4).get("line12");
        api.clerk()
                .get("/tax-deposits?year=2027&quarter=1")
                .then()
                .statusCode(200)
                .body("schedule", equalTo("MONTHLY"))
                .body("because", hasItem(startsWith("liability " + dollars(liability))));
    }

    @Test
    void aFormerNextDayDepositMakesTheRestOfTheYearSemiWeekly() {
        var people = List.of(payee());
        api.clerk()
                .body("{\"liability\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        stated(statement(people)
                .replace("\"filedOn\":\"2026-04-28\"", "\"filedOn\":\"2026-04-28\",\"nextDayOn\":\"2026-03-27\""));
        api.clerk().get("/tax-deposits?year=2026&quarter=3").then().body("schedule", equalTo("MONTHLY"));
        takenOver(file(people));
        for (var year : List.of("2026&quarter=3", "2027&quarter=1")) {
            api.clerk()
                    .get("/tax-deposits?year=" + year)
                    .then()
                    .statusCode(200)
                    .body("schedule", equalTo("SEMI_WEEKLY"))
                    .body("because[0]", containsString("2026-03-27, as stated of Former Payroll Service"));
        }
        api.clerk()
                .get("/tax-deposits?year=2026&quarter=1")
                .then()
                .body("obligations", empty())
                .body("states.notScheduled", hasItem(containsString("Former Payroll Service paid this quarter")));
    }

    /** In July the former provider has yet to file the second quarter: it makes no deposit and no return here either. */
    @Test
    void aReturnThatTheFormerProviderIsToFileIsNotFiledHere() {
        var people = List.of(payee());
        api.clerk()
                .body("{\"liability\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        stated(statement(people));
        takenOver(file(people));
        Database.change(
                "update taken_over_quarter set filed_on = date '2026-11-30' where practice_group_id = ? and quarter = 2",
                api.group);
        api.clerk()
                .get("/form-941?year=2026&quarter=2")
                .then()
                .statusCode(200)
                .body("notes", hasItem(containsString("Former Payroll Service files this return on 2026-11-30")));
        api.clerk()
                .get("/tax-deposits?year=2026&quarter=2")
                .then()
                .statusCode(200)
                .body("obligations", empty());
        api.clerk()
                .body("{\"filedOn\":\"2026-07-30\"}")
                .put("/form-941-filings/2026/2")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/return-not-filed-then"));
    }

    /** Hours count toward the service of the plan and of the Affordable Care Act, of a salary as they were taken over. */
    @Test
    void hoursOfServiceAreThoseThatWereTakenOver() {
        var people = List.of(payee());
        stated(statement(people));
        takenOver(file(people));
        api.clerk()
                .get("/aca-hours?from=2026-01-01&to=2026-03-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                // 480 of the quarter, and of the next one those of four days of its 91
                .body("items[0].hours", equalTo(501.08f));
    }

    /** The total compensation of a year, and a bonus after it, go on where the former provider stopped. */
    @Test
    void theYearToDateOfTheFirstPaycheckGoesOn() {
        var payee = payee();
        stated(statement(List.of(payee)));
        takenOver(file(List.of(payee)));
        var run = api.paid(calendar, "2026-11-01");
        var paycheck = api.paycheck(run, payee.id);
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .statusCode(200)
                .body("lines.find { it.code == 'US-SS' }.yearToDate.amount", equalTo("2325.00"))
                .body("lines.find { it.code == 'SALARY' }.yearToDate.amount", equalTo("37500.00"));
        var of = Map.of("US-FUTA", "0.00", "US-TX-SUTA", "0.00");
        of.forEach((code, amount) -> assertThat(Database.query(
                        "select coalesce(sum(amount_cents), 0)::text from paycheck_line where paycheck_id = ? and code = ?",
                        UUID.fromString(paycheck),
                        code))
                .as(code + ": the base of the year was reached with the former provider")
                .containsExactly("0"));
        soon().untilAsserted(() ->
                api.clerk().get("/w2s?year=2026").then().body("items[0].box1.amount", equalTo("37500.00")));
    }
}
