package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/**
 * Wages are taxed where and for the period in which their work was done, whenever they are paid; and what certificates,
 * settings and exemptions change of a whole paycheck. Today is 16 November 2026.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WhereWagesWereEarnedTest {

    private static final String FIRST = "2026-10-18";
    private static final String SECOND = "2026-11-01";

    /** Of people, not of their employer. */
    private static final String NOT_WITHHELD =
            "trace.findAll { it.line == 'not withheld' && it.rule != 'State unemployment' }.text";

    private final PayrollApi api = new PayrollApi();
    private String calendar = "";

    @BeforeEach
    void openCalendar() {
        calendar = api.biweeklyCalendar();
    }

    private String run(String body) {
        String run = api.clerk()
                .body(body)
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        return run;
    }

    private Response draftBonus(UUID employee, String more) {
        return api.clerk().body("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[{"employeeId":"%s",
                 "code":"DISCRETIONARY_BONUS","amount":{"amount":"1000.00","currency":"USD"},
                 "description":"Bonus of the year"%s}]}
                """.formatted(calendar, employee, more)).post("/pay-runs");
    }

    private String bonus(UUID employee, String more) {
        String run = draftBonus(employee, more).then().statusCode(201).extract().path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        return run;
    }

    private ValidatableResponse paycheck(String run, UUID employee) {
        return api.clerk()
                .get("/paychecks/" + api.paycheck(run, employee))
                .then()
                .statusCode(200);
    }

    private static String amount(String code) {
        return "lines.find { it.code == '" + code + "' }.amount.amount";
    }

    private static String wages(String code) {
        return "lines.find { it.code == '" + code + "' }.wages.amount";
    }

    private static String codes(String ending) {
        return "lines.findAll { it.code.endsWith('" + ending + "') && it.amount.amount != '0.00' }.code";
    }

    private void left(UUID employee) {
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 14), TerminationReason.DISCHARGED));
        soon().untilAsserted(() -> api.enrollment(employee).body("lastDay", equalTo("2026-11-14")));
    }

    private String finalPay(UUID employee) {
        return run("""
                {"payCalendarId":"%s","kind":"FINAL","payDate":"2026-11-24","employeeIds":["%s"],
                 "separation":{"kind":"DISCHARGE"}}
                """.formatted(calendar, employee));
    }

    private void certified(UUID employee, String state, String from, String certificate) {
        api.put(employee, "state-certificates/" + state, """
                {"effectiveFrom":"%s","certificate":%s}
                """.formatted(from, certificate))
                .then()
                .statusCode(200);
    }

    /** DE 44: 6.6 % of other supplemental wages; disability insurance follows the work too. */
    @Test
    void retroactivePayIsTaxedWhereTheWorkOfItsPeriodWasDone() {
        var employee = api.salaried(calendar, "CA", "130000.00");
        api.paid(calendar, SECOND);
        api.enterStates(employee, "2026-11-21", "TX", "TX");
        api.put(employee, "pay-terms", """
                {"effectiveFrom":"%s","payCalendarId":"%s","basis":"SALARIED","retroactive":true,
                 "rate":{"amount":"143000.00","currency":"USD"}}
                """.formatted(SECOND, calendar)).then().statusCode(200);
        var run = run("""
                {"payCalendarId":"%s","kind":"RETROACTIVE","since":"%s","payDate":"2026-11-24"}
                """.formatted(calendar, SECOND));
        paycheck(run, employee)
                .body("gross.amount", equalTo("500.00"))
                .body(amount("US-CA-PIT"), equalTo("33.00"))
                .body(wages("US-CA-PIT"), equalTo("500.00"))
                .body(amount("US-CA-SDI"), equalTo("6.50"))
                .body(amount("US-FIT"), equalTo("110.00"));
    }

    @Test
    void aBonusIsTaxedWhereItWasEarnedOrNamedWhereNobodySaidWhen() {
        var employee = api.salaried(calendar, "CA", "130000.00");
        api.paid(calendar, SECOND);
        api.enterStates(employee, "2026-11-21", "TX", "TX");
        paycheck(bonus(employee, ",\"earnedFrom\":\"2026-10-05\",\"earnedThrough\":\"2026-11-14\""), employee)
                .body(amount("US-CA-PIT"), equalTo("102.30"))
                .body(NOT_WITHHELD, empty());
        paycheck(bonus(employee, ""), employee)
                .body(codes("-PIT"), empty())
                .body(NOT_WITHHELD, contains(containsString("Tax of CA on what was earned there")));
        var both = bonus(employee, ",\"earnedFrom\":\"2026-10-05\",\"earnedThrough\":\"2026-11-22\"");
        api.clerk()
                .get("/pay-runs/" + both)
                .then()
                .body("notPaid.problem", contains("earned-in-several-states"))
                .body("notPaid[0].detail", containsString("CA, TX"));
        draftBonus(employee, ",\"earnedFrom\":\"2026-10-05\"")
                .then()
                .statusCode(400)
                .body(containsString("earnedFrom and earnedThrough together"));
    }

    /** 26 USC 3402(b)(2): two biweekly periods of 2,500.00, 216.15 for each. */
    @Test
    void aFinalPaycheckTaxesEachPeriodByItself() {
        var employee = api.salaried(calendar, "TX", "65000.00", FIRST);
        left(employee);
        var run = finalPay(employee);
        paycheck(run, employee)
                .body("gross.amount", equalTo("5000.00"))
                .body(amount("US-FIT"), equalTo("432.30"))
                .body("lines.count { it.code == 'US-FIT' }", equalTo(1))
                .body("trace.findAll { it.line == '4b' }.value", contains("216.15", "216.15"));
    }

    /** The first period's work was done in California: its table, once; the second in Texas. */
    @Test
    void aFinalPaycheckTaxesEachPeriodWhereItsWorkWasDone() {
        var employee = api.salaried(calendar, "CA", "130000.00", FIRST);
        api.enterStates(employee, SECOND, "TX", "TX");
        var same = api.salaried(calendar, "CA", "130000.00", FIRST);
        String regular = api.draft(calendar, FIRST, PayrollApi.TODAY)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(regular);
        String ofOnePeriod = paycheck(regular, same).extract().path(amount("US-CA-PIT"));
        left(employee);
        left(same);
        paycheck(finalPay(employee), employee)
                .body("gross.amount", equalTo("10000.00"))
                .body(amount("US-CA-PIT"), equalTo(ofOnePeriod))
                .body(wages("US-CA-PIT"), equalTo("5000.00"))
                .body(wages("US-CA-SDI"), equalTo("5000.00"));
        paycheck(finalPay(same), same)
                .body(wages("US-CA-PIT"), equalTo("10000.00"))
                .body(
                        amount("US-CA-PIT"),
                        equalTo(Money.of(ofOnePeriod)
                                .plus(Money.of(ofOnePeriod))
                                .amount()));
    }

    /** 6.5 % for the state and 3.2 % for Montgomery County. */
    @Test
    void anAnnualBonusInMarylandIsTaxedAtItsOwnRates() {
        var employee = api.salaried(calendar, "MD", "65000.00");
        api.put(employee, "jurisdictions", """
                {"effectiveFrom":"2026-10-05","workState":"MD","residenceState":"MD","residenceLocality":{"county":"16"}}
                """).then().statusCode(200);
        var run = bonus(employee, ",\"annual\":true");
        paycheck(run, employee)
                .body(amount("US-MD-PIT"), equalTo("65.00"))
                .body(amount("US-MD-COUNTY-16"), equalTo("32.00"));
        String other = api.clerk()
                .body("""
                {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-24","items":[
                 {"employeeId":"%s","code":"DISCRETIONARY_BONUS","amount":{"amount":"1000.00","currency":"USD"},
                  "description":"Bonus of the year","annual":true},
                 {"employeeId":"%s","code":"DISCRETIONARY_BONUS","amount":{"amount":"10.00","currency":"USD"},
                  "description":"Thanks"}]}
                """.formatted(calendar, employee, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(other);
        api.clerk().get("/pay-runs/" + other).then().body("notPaid.problem", contains("annual-bonus-with-others"));
    }

    /** Form MW507 line 5: no tax of the state, but that of the county of work. */
    @Test
    void aPennsylvanianInMarylandOwesTheCountyOfWork() {
        var employee = api.salaried(calendar, "MD", "52000.00");
        api.put(employee, "jurisdictions", """
                {"effectiveFrom":"2026-10-05","workState":"MD","workLocality":{"county":"16"},"residenceState":"PA"}
                """).then().statusCode(200);
        api.put(employee, "nonresidence-certificates/MD", """
                {"effectiveFrom":"2026-10-05","residenceState":"PA"}
                """).then().statusCode(200);
        var run = api.drafted(calendar, SECOND);
        api.calculated(run);
        paycheck(run, employee).body(codes("-PIT"), empty()).body(amount("US-MD-COUNTY-16"), equalTo("55.88"));
    }

    @Test
    void claimsOfExemptionCountOnlyAsTheirStateSays() {
        var illinois = api.salaried(calendar, "IL", "65000.00");
        certified(illinois, "IL", "2026-10-05", "{\"exempt\":true}");
        var california = api.salaried(calendar, "CA", "130000.00");
        certified(california, "CA", "2025-03-03", "{\"status\":\"MARRIED\",\"counts\":{\"line1a\":4},\"exempt\":true}");
        var without = api.salaried(calendar, "CA", "130000.00");
        var kansas = api.salaried(calendar, "KS", "65000.00");
        certified(kansas, "KS", "2025-03-03", "{\"status\":\"SINGLE\",\"exempt\":true}");
        var run = api.drafted(calendar, SECOND);
        api.calculated(run);
        paycheck(run, illinois).body(amount("US-IL-PIT"), equalTo("123.75"));
        String single = paycheck(run, without).extract().path(amount("US-CA-PIT"));
        paycheck(run, california).body(amount("US-CA-PIT"), equalTo(single));
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("notPaid.employeeId", contains(kansas.toString()))
                .body("notPaid[0].problem", equalTo("state-exemption-not-confirmed"))
                .body("notPaid[0].detail", containsString("Form K-4: exemption claimed in 2025"));
        certified(kansas, "KS", "2026-10-05", "{\"status\":\"SINGLE\",\"exempt\":true}");
        api.calculated(run);
        paycheck(run, kansas).body(codes("-PIT"), empty());
    }

    @Test
    void theShareOfANonresidentIsTakenOfTheWagesInNewYork() {
        var newYork = api.salaried(calendar, "NY", "260000.00");
        api.enterStates(newYork, "2026-10-05", "NY", "NJ");
        certified(newYork, "NY", "2026-10-05", "{\"status\":\"SINGLE\",\"share\":0.5}");
        var less = api.salaried(calendar, "NY", "130000.00");
        certified(less, "NY", "2026-10-05", "{\"status\":\"SINGLE\"}");
        var run = api.drafted(calendar, SECOND);
        api.calculated(run);
        String ofTheShare = paycheck(run, less).extract().path(amount("US-NY-PIT"));
        assertThat(ofTheShare).isNotEqualTo("0.00");
        paycheck(run, newYork)
                .body(amount("US-NY-PIT"), equalTo(ofTheShare))
                .body("trace.text", hasItem("Part of the pay for work in the state: 0.5"));
    }

    @Test
    void theGroupDecidesWhetherAFederalFormOfBefore2020ContinuesInCalifornia() {
        var employee = api.salaried(calendar, "CA", "78000.00");
        api.put(employee, "withholding-certificate", """
                {"effectiveFrom":"2026-10-05","certificate":{"form":"BEFORE_2020","maritalStatus":"MARRIED","allowances":2,
                 "exempt":false,"nonresidentAlien":false}}
                """).then().statusCode(200);
        var certified = api.salaried(calendar, "CA", "78000.00");
        certified(certified, "CA", "2026-10-05", "{\"status\":\"MARRIED\",\"counts\":{\"line1a\":2}}");
        var without = api.salaried(calendar, "CA", "78000.00");
        var run = api.drafted(calendar, SECOND);
        api.calculated(run);
        String single = paycheck(run, without).extract().path(amount("US-CA-PIT"));
        String married = paycheck(run, certified).extract().path(amount("US-CA-PIT"));
        assertThat(married).isNotEqualTo(single);
        paycheck(run, employee)
                .body(amount("US-CA-PIT"), equalTo(single))
                .body(
                        "trace.find { it.text.contains('/state-withholding-settings') }.value",
                        equalTo("does not continue"));
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"federalFormContinues\":true}")
                .put("/state-withholding-settings/CA")
                .then()
                .statusCode(200);
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"federalFormContinues\":true}")
                .put("/state-withholding-settings/NY")
                .then()
                .statusCode(409)
                .body("type", endsWith("/state-nothing-to-decide"));
        api.clerk().get("/state-withholding-settings").then().statusCode(200).body("items.state", contains("CA"));
        api.calculated(run);
        paycheck(run, employee)
                .body(amount("US-CA-PIT"), equalTo(married))
                .body("trace.find { it.text.contains('/state-withholding-settings') }.value", equalTo("continues"));
        paycheck(run, without).body(amount("US-CA-PIT"), equalTo(single));
    }

    /** 52.00 a year in 26 parts; exempt for the year, and for low income until 12,000.00 are reached. */
    @Test
    void theLocalServicesTaxIsNotTakenFromWhomActSevenExempts() {
        api.clerk().body("""
                {"effectiveFrom":"2026-01-01","method":"YEARLY_IN_PARTS","name":"Local services tax",
                 "amount":{"amount":"52.00","currency":"USD"},"source":"the collector's list"}
                """).put("/local-taxes/PA/510101").then().statusCode(200);
        var owes = inPennsylvania("65000.00");
        var other = inPennsylvania("65000.00");
        var little = inPennsylvania("40000.00");
        var much = inPennsylvania("325000.00");
        exempt(other, "OTHER_EMPLOYER", "2026-10-05")
                .statusCode(200)
                .body("localTaxExemptions[0].proof", equalTo("stub of the other employer"));
        exempt(little, "LOW_INCOME", "2026-10-05").statusCode(200);
        exempt(much, "LOW_INCOME", "2026-10-23").statusCode(200);
        api.put(owes, "local-tax-exemptions/PA/999999", """
                {"effectiveFrom":"2026-10-05","reason":"MILITARY","proof":"orders"}
                """)
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-flat-tax"));
        var run = api.drafted(calendar, SECOND);
        api.calculated(run);
        var flat = amount("US-PA-510101-FLAT");
        paycheck(run, owes).body(flat, equalTo("2.00"));
        paycheck(run, other).body(flat, equalTo("0.00")).body("trace.text", hasItem(containsString("OTHER_EMPLOYER")));
        paycheck(run, little).body(flat, equalTo("0.00"));
        // 12,500 with the first paycheck of the year: the paydays of 23 October, 6 and 20 November at once
        paycheck(run, much).body(flat, equalTo("6.00"));
    }

    private UUID inPennsylvania(String perYear) {
        var employee = api.salaried(calendar, "PA", perYear);
        api.put(employee, "jurisdictions", """
                {"effectiveFrom":"2026-10-05","workState":"PA","workLocality":{"psdCode":"510101"},
                 "residenceState":"PA","residenceLocality":{"psdCode":"510101"}}
                """).then().statusCode(200);
        return employee;
    }

    private ValidatableResponse exempt(UUID employee, String reason, String from) {
        return api.put(employee, "local-tax-exemptions/PA/510101", """
                {"effectiveFrom":"%s","reason":"%s","proof":"stub of the other employer"}
                """.formatted(from, reason))
                .then();
    }
}
