package org.openpractice.payroll.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.payroll.PayrollApi.facts;
import static org.openpractice.payroll.PayrollApi.person;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.payroll.levy.LevySettings;
import org.openpractice.payroll.localtax.EnteredLocalTaxes;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.unemployment.UnemploymentAccounts;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/** Where people work and live, and what the group keeps about states, as clients enter it and calculations read it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class JurisdictionResourceTest {

    private static final PayPeriod PERIOD =
            new PayPeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 14), LocalDate.of(2026, 11, 20), List.of());

    private final PayrollApi api = new PayrollApi();

    @Inject
    Jurisdictions jurisdictions;

    @Inject
    LevySettings levySettings;

    @Inject
    EnteredLocalTaxes localTaxes;

    @Inject
    UnemploymentAccounts unemploymentAccounts;

    @Inject
    CurrentGroup currentGroup;

    @Test
    void keepsEveryVersionWithItsLocalityBesideWhatStaffReports() {
        var employee = UUID.randomUUID();
        var assignment = assignment("IN", "IN");
        api.publish(1, new EmployeeHired(employee, person("Sample"), assignment, LocalDate.of(2026, 1, 5)));
        api.awaitEnrolled(employee);
        api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-01-05","workState":"IN","workLocality":{"county":"49"},
                         "residenceState":"IN","residenceLocality":{"county":"24"}}
                        """)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("entered[0].residenceLocality.county", equalTo("24"))
                .body("reportedByStaff", hasSize(1));
        // Staff repeats the states with another title: nothing that was entered is lost.
        api.publish(2, new EmployeeChanged(employee, person("Sample"), assignment, LocalDate.of(2026, 6, 1)));
        soon().untilAsserted(() -> api.clerk()
                .get("/enrollments/" + employee + "/jurisdictions")
                .then()
                .statusCode(200)
                .body("reportedByStaff", hasSize(2)));
        var terms = asGroup(() -> jurisdictions.of(List.of(employee), PERIOD)).get(employee);
        assertThat(terms.places().residence()).isEqualTo(new Place("IN", new Locality("24", null, null, null)));
        assertThat(terms.places().work().locality().county()).isEqualTo("49");
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "EnrollmentChanged", "EnrollmentChanged");
    }

    @Test
    void needsTheCurrentVersionAndNamesEveryWrongField() {
        var employee = api.hired("PA", "2026-11-02");
        api.clerk()
                .body("""
                        {"effectiveFrom":"2026-11-02","workState":"PA","residenceState":"PA"}
                        """)
                .put("/enrollments/" + employee + "/jurisdictions")
                .then()
                .statusCode(428);
        api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-11-02","workState":"ZZ","workLocality":{"county":"1"}}
                        """).then().statusCode(400).body("errors.field", not(hasSize(0)));
        api.as("robin", Roles.EMPLOYEE)
                .get("/enrollments/" + employee + "/jurisdictions")
                .then()
                .statusCode(403);
        api.clerk()
                .get("/enrollments/" + UUID.randomUUID() + "/jurisdictions")
                .then()
                .statusCode(404);
    }

    @Test
    void takesACertificateOnlyWhereTheStatesAgreed() {
        var employee = api.hired("PA", "2026-11-02");
        api.put(employee, "nonresidence-certificates/PA", certificate("NJ", ""))
                .then()
                .statusCode(200)
                .body("certificates[0].form", equalTo("REV-419"))
                .body("certificates[0].residenceState", equalTo("NJ"))
                .body("certificates[0].withdrawn", equalTo(false));
        api.put(employee, "nonresidence-certificates/NY", certificate("NJ", ""))
                .then()
                .statusCode(409)
                .body("type", endsWith("/no-reciprocity"))
                .body("detail", containsString("NY has no agreement with NJ"));
        api.put(employee, "nonresidence-certificates/KY", certificate("VA", ""))
                .then()
                .statusCode(409)
                .body("type", endsWith("/reciprocity-condition-not-met"))
                .body("detail", containsString("daily commuters"));
        api.put(employee, "nonresidence-certificates/KY", certificate("VA", ",\"dailyCommuter\":true"))
                .then()
                .statusCode(200);
        api.put(employee, "nonresidence-certificates/XX", certificate("VA", ""))
                .then()
                .statusCode(404);
        var terms = asGroup(() -> jurisdictions.of(List.of(employee), PERIOD)).get(employee);
        var filed = terms.certificate();
        assertThat(filed).isNotNull();
        assertThat(filed.residenceState()).isEqualTo("NJ");
    }

    @Test
    void refusesAChangeThatReachesBackToAPaidDate() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "52000.00", "2026-11-02");
        api.directDeposit(employee, "000998877665");
        api.employer();
        api.paid(calendar, "2026-11-01");
        api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-11-20","workState":"TX","residenceState":"NM"}
                        """).then().statusCode(409).body("type", endsWith("/period-locked"));
        api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-11-21","workState":"TX","residenceState":"NM"}
                        """).then().statusCode(200);
    }

    @Test
    void keepsRegistrationsWithSealedAndMaskedAccountNumbers() {
        register("NJ", null, "{\"registeredFrom\":\"2026-01-01\",\"accountNumber\":\"987-654-321/000\"}")
                .then()
                .statusCode(400)
                .body("errors.field", contains("accountNumber"));
        register("NJ", null, "{\"registeredFrom\":\"2026-01-01\",\"accountNumber\":\"987-654-321-777\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("accountNumber", equalTo("…777"));
        register("NJ", null, "{\"registeredFrom\":\"2026-01-01\"}").then().statusCode(428);
        register("NJ", "\"0\"", "{\"registeredFrom\":\"2026-01-01\",\"registeredUntil\":\"2026-10-31\"}")
                .then()
                .statusCode(200);
        register("PA", null, "{\"registeredFrom\":\"2025-01-01\"}").then().statusCode(200);
        api.clerk().get("/state-registrations").then().statusCode(200).body("items.state", contains("NJ", "PA"));
        api.clerk().get("/state-registrations/NY").then().statusCode(404);
        assertThat(asGroup(() -> jurisdictions.registeredOn(LocalDate.of(2026, 11, 20))))
                .containsExactly("PA");
        assertThat(query("select encode(account_number_sealed, 'escape') from state_registration where state = 'NJ'"))
                .noneMatch(text -> text != null && text.contains("987-654"));
    }

    @Test
    void keepsTheAssignedUnemploymentRatesInVersions() {
        account("TX", null, rate("2026-01-01", "0.027", "99-888777-6"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("accountNumber", equalTo("…7-6"))
                .body("rates[0].rate", equalTo(0.027f));
        account("TX", null, rate("2026-07-01", "0.031", null)).then().statusCode(428);
        account("TX", "\"0\"", rate("2026-07-01", "0.031", null))
                .then()
                .statusCode(200)
                .body("accountNumber", equalTo("…7-6"))
                .body("rates", hasSize(2));
        account("TN", null, rate("2026-01-01", "0.027", null))
                .then()
                .statusCode(422)
                .body("type", endsWith("/unemployment-wage-base-not-available"))
                .body("detail", containsString("TN for 2026"));
        account("TX", "\"1\"", rate("2027-01-01", "0.027", null))
                .then()
                .statusCode(422)
                .body("type", endsWith("/tax-year-not-available"));
        account("TX", "\"1\"", rate("2026-01-01", "0.5", null)).then().statusCode(400);
        api.clerk().get("/unemployment-accounts").then().statusCode(200).body("items.state", contains("TX"));
        var terms = asGroup(() -> unemploymentAccounts.on(LocalDate.of(2026, 6, 30)));
        assertThat(terms.rates())
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.rate()).isEqualByComparingTo("0.027"));
        assertThat(asGroup(() -> unemploymentAccounts.on(LocalDate.of(2026, 7, 1)))
                        .rates())
                .singleElement()
                .satisfies(assigned -> assertThat(assigned.rate()).isEqualByComparingTo("0.031"));
    }

    @Test
    void decidesAboutLeviesWithinWhatTheLawLeaves() {
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"employeeRate\":0.0025}")
                .put("/levy-settings/US-ME-PFML")
                .then()
                .statusCode(200)
                .body("employeeRate", equalTo(0.0025f));
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"employeeRate\":0.006}")
                .put("/levy-settings/US-ME-PFML")
                .then()
                .statusCode(409)
                .body("type", endsWith("/levy-not-to-decide"))
                .body("detail", containsString("At most 0.005"));
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"employeeRate\":0.001}")
                .put("/levy-settings/US-PA-UC")
                .then()
                .statusCode(409)
                .body("detail", containsString("The law fixes"));
        api.clerk().body("""
                        {"effectiveFrom":"2026-01-01","wageBase":{"amount":"185000.00","currency":"USD"},
                         "source":"Letter of the agency"}
                        """).put("/levy-settings/US-MN-PL").then().statusCode(200);
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"wageBase\":{\"amount\":\"190000.00\",\"currency\":\"USD\"}}")
                .put("/levy-settings/US-MN-PL")
                .then()
                .statusCode(409)
                .body("detail", containsString("184500.00 and 185000.00"));
        api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\"}")
                .put("/levy-settings/US-XX-NONE")
                .then()
                .statusCode(404);
        api.clerk().get("/levy-settings").then().statusCode(200).body("items.code", contains("US-ME-PFML", "US-MN-PL"));
        assertThat(asGroup(() -> levySettings.on(LocalDate.of(2026, 11, 20))).choices())
                .hasSize(2);
        assertThat(asGroup(() -> levySettings.on(LocalDate.of(2025, 12, 31))).choices())
                .isEmpty();
    }

    @Test
    void refusesACountyThatNoTableHas() {
        var employee = api.hired("MD", "2026-11-02");
        api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-11-02","workState":"MD","residenceState":"MD",
                         "residenceLocality":{"county":"25"}}
                        """)
                .then()
                .statusCode(409)
                .body("type", endsWith("/locality-unknown"))
                .body("detail", containsString("County 25 of MD"));
    }

    @Test
    void keepsLocalTaxesThatTheGroupEnteredInVersions() {
        localTax("PA", "510101", """
                        {"effectiveFrom":"2026-01-01","method":"RATE","name":"Earned income tax, Example Township",
                         "residentRate":0.01,"nonresidentRate":0.01,"source":"DCED register of 2026"}
                        """).then().statusCode(200).body("code", equalTo("US-PA-510101"));
        localTax("PA", "510101", """
                        {"effectiveFrom":"2026-01-01","method":"YEARLY_IN_PARTS","name":"Local services tax",
                         "amount":{"amount":"52.00","currency":"USD"},"source":"DCED register of 2026"}
                        """).then().statusCode(200).body("code", equalTo("US-PA-510101-FLAT"));
        localTax("PA", "510101", """
                        {"effectiveFrom":"2026-10-01","method":"RATE","name":"Earned income tax, Example Township",
                         "residentRate":0.012,"nonresidentRate":0.01,"source":"DCED register of 2026"}
                        """).then().statusCode(200);
        localTax("PA", "PHILADELPHIA", """
                        {"effectiveFrom":"2026-01-01","method":"RATE","name":"Wage tax","residentRate":0.01,
                         "source":"by heart"}
                        """).then().statusCode(409).body("type", endsWith("/local-tax-has-a-table"));
        localTax("KY", "LEXINGTON", """
                        {"effectiveFrom":"2026-01-01","method":"RATE","name":"Occupational tax","source":"by heart"}
                        """).then().statusCode(400);
        localTax("KY", "LEXINGTON", """
                        {"effectiveFrom":"2026-01-01","name":"Occupational tax","source":"by heart"}
                        """).then().statusCode(400).body("errors.field", contains("method"));
        api.clerk().get("/local-taxes").then().statusCode(200).body("items", hasSize(3));
        var before = asGroup(() -> localTaxes.on(LocalDate.of(2026, 9, 30)));
        assertThat(before.taxes()).hasSize(2);
        assertThat(before.taxes())
                .filteredOn(tax -> tax.residentRate() != null)
                .singleElement()
                .satisfies(tax -> assertThat(tax.residentRate()).isEqualByComparingTo("0.01"));
        assertThat(asGroup(() -> localTaxes.on(LocalDate.of(2026, 10, 1))).taxes())
                .filteredOn(tax -> tax.residentRate() != null)
                .singleElement()
                .satisfies(tax -> assertThat(tax.residentRate()).isEqualByComparingTo("0.012"));
    }

    private Response localTax(String state, String place, String body) {
        return api.clerk().body(body).put("/local-taxes/" + state + "/" + place);
    }

    private <T> T asGroup(Supplier<T> work) {
        return currentGroup.runAs(
                api.group, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private Response register(String state, @Nullable String ifMatch, String body) {
        var request = api.clerk().body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/state-registrations/" + state);
    }

    private Response account(String state, @Nullable String ifMatch, String body) {
        var request = api.clerk().body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put("/unemployment-accounts/" + state);
    }

    private static String rate(String from, String rate, @Nullable String number) {
        return "{\"effectiveFrom\":\"%s\",\"rate\":%s%s}"
                .formatted(from, rate, number == null ? "" : ",\"accountNumber\":\"" + number + "\"");
    }

    private static String certificate(String residence, String more) {
        return "{\"effectiveFrom\":\"2026-11-02\",\"residenceState\":\"%s\"%s}".formatted(residence, more);
    }
}
