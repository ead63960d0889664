package org.openpractice.payroll.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.OfficeFiles.imported;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.testing.Eventually.soon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/**
 * A group that has everything, and the same group with one thing missing at a time: the check names just that, and the call
 * that it names, sent as it stands, mends it.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SetupCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST_DAY = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    @Inject
    ColumnCipher cipher;

    @Inject
    CurrentGroup currentGroup;

    /** What may be missing, and the codes of the findings that tell it. */
    enum Gap {
        EMPLOYER("employer-missing"),
        PAY_CALENDAR("pay-calendar-missing", "pay-terms-missing"),
        PAY_TERMS("pay-terms-missing"),
        TIME("time-missing"),
        TIME_APPROVAL("time-not-approved"),
        STATE_REGISTRATION("state-registration-missing"),
        WITHHOLDING_ACCOUNT("withholding-account-missing"),
        UNEMPLOYMENT_RATE("unemployment-rate-missing"),
        FORM_W4("form-w4-missing"),
        STATE_CERTIFICATE("state-certificate-missing"),
        TAX_IDENTITY("tax-identity-missing"),
        DEPOSIT_SCHEDULE("deposit-schedule-missing"),
        WAGE_FILER("wage-filer-missing"),
        PAYMENT_POLICY("payment-policy-missing"),
        DIRECT_DEPOSIT("paid-by-check"),
        DEPOSIT_VERIFICATION("deposit-not-verified"),
        PRENOTE("prenote-not-sent"),
        BENEFITS("benefits-not-elected"),
        REGISTRATION_AT_HOME("tax-not-withheld"),
        TAKE_OVER("year-not-taken-over");

        private final List<String> codes;

        Gap(String... codes) {
            this.codes = List.of(codes);
        }

        /** What cannot be there without it. */
        Set<Gap> with() {
            return switch (this) {
                case PAY_CALENDAR -> EnumSet.of(PAY_CALENDAR, PAY_TERMS, TIME);
                case PAY_TERMS -> EnumSet.of(PAY_TERMS, TIME);
                default -> EnumSet.of(this);
            };
        }
    }

    /** Two people of Illinois, one by the hour and one by the year, with everything but that. */
    private void group(Set<Gap> without) {
        var home = without.contains(Gap.REGISTRATION_AT_HOME) ? "WI" : "IL";
        // Whoever was there before the first day that is paid here was paid by somebody else
        var startsOn = LocalDate.parse(without.contains(Gap.TAKE_OVER) ? "2026-10-05" : FIRST_DAY);
        hired("S-1", "Ada", home, startsOn);
        hired("S-2", "Ben", "IL", startsOn);
        if (!without.contains(Gap.EMPLOYER)) {
            api.employer();
        }
        if (!without.contains(Gap.PAYMENT_POLICY)) {
            api.prenotesMayBeWaived();
        }
        if (!without.contains(Gap.STATE_REGISTRATION)) {
            put(
                    "/state-registrations/IL",
                    without.contains(Gap.WITHHOLDING_ACCOUNT)
                            ? "{\"registeredFrom\":\"2026-01-01\"}"
                            : "{\"registeredFrom\":\"2026-01-01\",\"accountNumber\":\"1234-5678\"}");
        }
        if (!without.contains(Gap.UNEMPLOYMENT_RATE)) {
            put("/unemployment-accounts/IL", "{\"effectiveFrom\":\"2026-01-01\",\"rate\":0.035}");
        }
        if (!without.contains(Gap.DEPOSIT_SCHEDULE)) {
            put("/deposit-look-backs/2026", "{\"liability\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}");
        }
        if (!without.contains(Gap.WAGE_FILER)) {
            put("/wage-filer", """
                    {"userId":"ABCD1234","kindOfEmployer":"N","contactName":"Office","contactPhone":"2175550142",
                     "contactEmail":"office@practice.example","address":{"deliveryAddress":"1 Main Street",
                     "city":"Springfield","state":"IL","zip":"62701"}}
                    """);
        }
        api.clerk().body("""
                        {"code":"LIFE","name":"Life","kind":"OTHER","treatment":"AFTER_TAX","shortfall":"DROP","priority":10}
                        """).post("/benefit-plans").then().statusCode(201);
        if (!without.contains(Gap.PAY_CALENDAR)) {
            api.biweeklyCalendar(FIRST_DAY);
        }
        file(without, Gap.PAY_TERMS, "pay-terms", """
                employee_number,effective_from,basis,rate
                S-1,2026-11-01,HOURLY,20.00
                S-2,2026-11-01,SALARIED,91000.00
                """);
        file(without, Gap.TIME, "hours", """
                employee_number,week_starts_on,hours
                S-1,2026-11-01,40
                S-1,2026-11-08,40
                """);
        if (!without.contains(Gap.TIME_APPROVAL) && !without.contains(Gap.TIME)) {
            String sheet = api.clerk().get("/time-sheets").path("items[0].id");
            api.manager()
                    .header("If-Match", api.etag("/time-sheets/" + sheet))
                    .post("/time-sheets/" + sheet + "/approval")
                    .then()
                    .statusCode(200);
        }
        file(without, Gap.FORM_W4, "form-w4", """
                employee_number,effective_from,filing_status
                S-1,2026-11-01,S
                S-2,2026-11-01,MFJ
                """);
        file(without, Gap.STATE_CERTIFICATE, "state-certificates", """
                employee_number,state,effective_from,counts
                S-1,IL,2026-11-01,line1=1
                S-2,IL,2026-11-01,
                """);
        file(without, Gap.TAX_IDENTITY, "tax-identity", """
                employee_number,street,city,state,zip
                S-1,1 Main Street,Springfield,IL,62701
                S-2,2 Main Street,Springfield,IL,62701
                """);
        file(without, Gap.BENEFITS, "benefit-elections", """
                employee_number,plan,effective_from,amount_per_period
                S-1,LIFE,2026-11-01,5.00
                S-2,LIFE,2026-11-01,5.00
                """);
        file(without, Gap.DIRECT_DEPOSIT, "direct-deposit", """
                employee_number,routing_number,account_number
                S-1,121042882,000111222
                S-2,121042882,000333444
                """);
        if (!without.contains(Gap.DEPOSIT_VERIFICATION) && !without.contains(Gap.DIRECT_DEPOSIT)) {
            List<String> changes =
                    api.manager().get("/direct-deposit-changes?state=PROPOSED").path("items.id");
            var waiver = without.contains(Gap.PRENOTE) || without.contains(Gap.PAYMENT_POLICY)
                    ? ""
                    : ",\"prenoteWaivedBecause\":\"paid there before\"";
            api.manager()
                    .body("{\"changeIds\":[\"%s\"],\"method\":\"IN_PERSON\",\"note\":\"seen\"%s}"
                            .formatted(String.join("\",\"", changes), waiver))
                    .post("/direct-deposit-changes/verification")
                    .then()
                    .statusCode(200)
                    .body("verified", hasSize(2));
        }
    }

    private void put(String path, String body) {
        api.clerk().body(body).put(path).then().statusCode(200);
    }

    private void file(Set<Gap> without, Gap gap, String kind, String csv) {
        if (!without.contains(gap)) {
            imported(api, kind, csv).body("state", equalTo("SUCCEEDED"));
        }
    }

    private void hired(String number, String name, String home, LocalDate startsOn) {
        var employee = UUID.randomUUID();
        var at = assignment("IL", home);
        var ssn = "2345678" + (number.equals("S-1") ? "11" : "22");
        var sealed =
                currentGroup.runAs(api.group, () -> cipher.seal(Person.SSN_TABLE, Person.SSN_COLUMN, employee, ssn));
        api.publish(
                1,
                new EmployeeHired(
                        employee,
                        new Person(
                                name,
                                null,
                                "Sample",
                                List.of(),
                                LocalDate.of(1988, 4, 3),
                                null,
                                Base64.getEncoder().encodeToString(sealed)),
                        new Assignment(
                                number,
                                at.locationId(),
                                "IL",
                                home,
                                at.departmentId(),
                                at.positionTitle(),
                                at.employmentType(),
                                false,
                                false),
                        startsOn));
        api.awaitEnrolled(employee);
        if (home.equals("WI")) {
            api.clerk()
                    .header("If-Match", api.etag("/enrollments/" + employee))
                    .body("{\"effectiveFrom\":\"2026-11-01\",\"residenceState\":\"WI\"}")
                    .put("/enrollments/" + employee + "/nonresidence-certificates/IL")
                    .then()
                    .statusCode(200);
        }
    }

    private JsonNode check() throws Exception {
        return JSON.readTree(
                api.clerk().get("/setup-check").then().statusCode(200).extract().asString());
    }

    private static List<String> codes(JsonNode check) {
        return StreamSupport.stream(check.path("findings").spliterator(), false)
                .map(finding -> finding.path("code").asText())
                .toList();
    }

    /** Sends the call that a finding names, as it stands. */
    private void send(JsonNode mend) throws Exception {
        RequestSpecification by = mend.path("byAnotherPerson").asBoolean() ? api.manager() : api.clerk();
        if (mend.has("ifMatch")) {
            by.header("If-Match", mend.path("ifMatch").asText());
        }
        var path = mend.path("path").asText();
        assertThat(path).startsWith("/api/payroll/");
        path = path.substring("/api/payroll".length());
        if (mend.path("contentType").asText().equals("text/csv")) {
            imported(
                            api,
                            path.substring("/imports/".length()),
                            mend.path("body").asText())
                    .body("report.errors", empty())
                    .body("state", equalTo("SUCCEEDED"));
            return;
        }
        if (mend.path("needsIdempotencyKey").asBoolean()) {
            by.header("Idempotency-Key", UUID.randomUUID());
        }
        if (mend.has("body")) {
            by.body(JSON.writeValueAsString(mend.path("body")));
        }
        var answer = mend.path("method").asText().equals("PUT") ? by.put(path) : by.post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
    }

    @Test
    void aGroupThatHasEverythingIsReady() throws Exception {
        group(Set.of());
        var check = check();
        assertThat(codes(check)).isEmpty();
        assertThat(check.path("ready").asBoolean()).isTrue();
        assertThat(check.path("paydays")).hasSize(1);
        assertThat(check.path("paydays").get(0).path("payDate").asText()).isEqualTo("2026-11-20");
        assertThat(check.path("paydays").get(0).path("periodStartsOn").asText()).isEqualTo(FIRST_DAY);
    }

    @ParameterizedTest
    @EnumSource
    void eachGapIsFoundAndMendedByTheCallThatItsFindingNames(Gap gap) throws Exception {
        group(gap.with());
        var codes = expected(gap);
        if (codes.contains("prenote-not-sent")) {
            codes.add("prenotes-not-released");
        }
        for (var code : codes) {
            var check = check();
            assertThat(codes(check)).contains(code);
            var finding = finding(check, code);
            assertThat(finding.path("what").asText()).isNotBlank();
            assertThat(finding.path("next").asText()).isNotBlank();
            assertThat(finding.path("about").asText()).isNotBlank();
            send(finding.path("mend"));
            assertThat(codes(check())).as(gap + ", mended").doesNotContain(code);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseIsFoundBesideTheGap(Gap gap) throws Exception {
        group(gap.with());
        assertThat(codes(check())).containsExactlyInAnyOrderElementsOf(expected(gap));
    }

    private static List<String> expected(Gap gap) {
        var codes = new ArrayList<>(gap.codes);
        if (gap == Gap.PAYMENT_POLICY) {
            // Without the policy no prenote may be waived.
            codes.add("prenote-not-sent");
        }
        return codes;
    }

    private static JsonNode finding(JsonNode check, String code) {
        return StreamSupport.stream(check.path("findings").spliterator(), false)
                .filter(finding -> finding.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatBlocksComesFirst() throws Exception {
        group(EnumSet.of(Gap.EMPLOYER, Gap.FORM_W4, Gap.TIME_APPROVAL, Gap.PAYMENT_POLICY));
        var check = check();
        assertThat(check.path("ready").asBoolean()).isFalse();
        assertThat(check.path("blocking").asInt()).isEqualTo(2);
        assertThat(codes(check).subList(0, 2)).containsExactly("employer-missing", "time-not-approved");
        var time = finding(check, "time-not-approved");
        assertThat(time.path("severity").asText()).isEqualTo("BLOCKING");
        assertThat(time.path("people").asInt()).isEqualTo(1);
        assertThat(time.path("who").get(0).path("employeeNumber").asText()).isEqualTo("S-1");
        assertThat(time.path("mend").path("byAnotherPerson").asBoolean()).isTrue();
    }

    @Test
    void anEmptyGroupIsToldWhereToBegin() throws Exception {
        var check = check();
        assertThat(codes(check)).containsExactly("employer-missing", "nobody-enrolled", "pay-calendar-missing");
        assertThat(finding(check, "nobody-enrolled").path("mend").path("path").asText())
                .isEqualTo("/api/staff/roster-imports");
        send(finding(check, "pay-calendar-missing").path("mend"));
        send(finding(check, "employer-missing").path("mend"));
        assertThat(codes(check())).containsExactly("nobody-enrolled");
        api.salaried(api.clerk().get("/pay-calendars").path("items[0].id"), "TX", "65000.00");
        assertThat(codes(check())).doesNotContain("nobody-enrolled");
    }

    @Test
    void whatTheRunWouldRefuseIsToldByItsOwnCalculation() throws Exception {
        var calendar = api.biweeklyCalendar(FIRST_DAY);
        api.employer();
        var refused = api.salaried(calendar, "IL", "65000.00");
        api.enterStates(refused, "2026-11-08", "IN", "IN");
        var finding = finding(check(), "work-in-two-states");
        assertThat(finding.path("severity").asText()).isEqualTo("BLOCKING");

        var run = api.drafted(calendar, FIRST_DAY);
        api.calculated(run);
        String detail = api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .statusCode(200)
                .body("notPaid.problem", contains("work-in-two-states"))
                .extract()
                .path("notPaid[0].detail");
        assertThat(finding.path("what").asText()).contains(detail);
    }

    @Test
    void timeThatIsStillToComeIsAWarning() throws Exception {
        var calendar = api.biweeklyCalendar("2026-11-15");
        api.employer();
        api.hourly(calendar, "TX", "20.00");
        var check = check();
        assertThat(check.path("ready").asBoolean()).as(codes(check).toString()).isTrue();
        assertThat(finding(check, "time-missing").path("severity").asText()).isEqualTo("WARNING");
    }

    @Test
    void aPeriodWhosePayDateIsPastIsNamedAndANextOneIsLookedAtOnceItsRunIsApproved() throws Exception {
        var calendar = api.biweeklyCalendar("2026-10-18");
        api.employer();
        api.salaried(calendar, "TX", "65000.00");
        var check = check();
        assertThat(finding(check, "earlier-period-unpaid").path("what").asText())
                .contains("2026-10-18");
        api.paid(calendar, FIRST_DAY);
        assertThat(check().path("paydays").get(0).path("periodStartsOn").asText())
                .isEqualTo("2026-11-15");
    }

    @Test
    void twoHundredPeopleAreCountedAndAHundredNamed() throws Exception {
        var calendar = api.biweeklyCalendar(FIRST_DAY);
        api.salaried(calendar, "TX", "65000.00");
        for (int i = 0; i < 200; i++) {
            var employee = UUID.randomUUID();
            api.publish(
                    1,
                    new EmployeeHired(
                            employee, PayrollApi.person("Sample"), assignment("TX", "TX"), LocalDate.of(2026, 10, 5)));
            if (i == 199) {
                api.awaitEnrolled(employee);
            }
        }
        soon().untilAsserted(() -> {
            var terms = finding(check(), "pay-terms-missing");
            assertThat(terms.path("people").asInt()).isEqualTo(200);
            assertThat(terms.path("who")).hasSize(100);
        });
    }

    @Test
    void onlyWhoeverWorksWithPayrollSeesIt() {
        api.as("hr", Roles.HR).get("/setup-check").then().statusCode(403);
        new PayrollApi().clerk().get("/setup-check").then().statusCode(200).body("findings.people", contains(0, 0, 0));
    }
}
