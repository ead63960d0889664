package org.openpractice.payroll.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** People on the payroll, their accounts and what they may choose are found by what a person at a desk knows of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EnrollmentListTest {

    private final PayrollApi api = new PayrollApi();

    private ValidatableResponse list(String path) {
        return api.clerk().get(path).then().statusCode(200);
    }

    private UUID hired(String lastName, String startsOn) {
        var employee = UUID.randomUUID();
        api.publish(
                1,
                new EmployeeHired(
                        employee,
                        PayrollApi.person(lastName),
                        PayrollApi.assignment("TX", "TX"),
                        LocalDate.parse(startsOn)));
        api.awaitEnrolled(employee);
        return employee;
    }

    @Test
    void peopleAreFoundByNameNumberStateCalendarAndFirstDay() {
        var calendar = api.biweeklyCalendar();
        var adams = hired("Adams", "2026-10-05");
        var brown = hired("Brown", "2026-11-02");
        api.payTerms(adams, calendar, "2026-11-01", "SALARIED", "52000.00");
        String number = api.enrollment(brown).extract().path("employeeNumber");

        list("/enrollments?sort=name").body("items.lastName", contains("Adams", "Brown"));
        list("/enrollments?sort=-startsOn").body("items.lastName", contains("Brown", "Adams"));
        list("/enrollments?q=robin ADA").body("items.lastName", contains("Adams"));
        list("/enrollments?q=" + number).body("items.lastName", contains("Brown"));
        list("/enrollments?employeeNumber=" + number).body("items.lastName", contains("Brown"));
        list("/enrollments?payCalendarId=" + calendar).body("items.lastName", contains("Adams"));
        list("/enrollments?startsFrom=2026-11-01").body("items.lastName", contains("Brown"));
        list("/enrollments?startsTo=2026-11-01&positionTitle=Receptionist").body("items.lastName", contains("Adams"));
        list("/enrollments?state=ENDED").body("items", empty());

        api.publish(2, new EmployeeTerminated(brown, LocalDate.of(2026, 11, 20), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> list("/enrollments?state=ENDED").body("items.lastName", contains("Brown")));
        list("/enrollments?state=ACTIVE").body("items.lastName", contains("Adams"));
        // The latest terms say by which calendar somebody is paid.
        String other = api.clerk()
                .body("""
                        {"name":"Weekly","frequency":"WEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.payTerms(adams, other, "2026-11-15", "SALARIED", "52000.00");
        list("/enrollments?payCalendarId=" + calendar).body("items", empty());
        list("/pay-calendars?frequency=WEEKLY").body("items.name", contains("Weekly"));
        list("/pay-calendars?q=bi&sort=name").body("items.name", contains("Biweekly"));
    }

    @Test
    void theListIsAFileToo() {
        hired("=Adams", "2026-10-05");

        String csv = api.clerk()
                .accept("text/csv")
                .get("/enrollments")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv)
                .startsWith("\uFEFFemployeeId,employeeNumber,firstName,lastName,")
                .contains(",'=Adams,");
    }

    @Test
    void changesOfAccountsAreFoundByTheirStateAndWhoseTheyAre() {
        var adams = hired("Adams", "2026-10-05");
        var brown = hired("Brown", "2026-10-05");
        api.directDeposit(adams, "111222333");
        var open = api.proposedDeposit(brown, "444555666");

        var path = "/direct-deposit-changes";
        list(path + "?state=PROPOSED").body("items.id", contains(open));
        list(path + "?state=VERIFIED&origin=REQUEST").body("items.employeeId", contains(adams.toString()));
        list(path + "?employeeId=" + brown).body("items.id", contains(open));
        list(path + "?q=adams").body("items.employeeId", contains(adams.toString()));
        list(path + "?sort=-proposedAt").body("items.employeeId", contains(brown.toString(), adams.toString()));
        list(path + "?effectiveTo=2000-01-01").body("items", empty());
        list(path + "?dueTo=2100-01-01").body("items", empty());
    }

    @Test
    void plansAreFoundByKindTreatmentAndName() {
        for (var plan : new String[] {"GYM", "UNION"}) {
            api.clerk()
                    .body("""
                            {"code":"%s","name":"Plan %s","kind":"OTHER","treatment":"AFTER_TAX","shortfall":"DROP",
                             "priority":%d}
                            """.formatted(plan, plan, plan.length()))
                    .post("/benefit-plans")
                    .then()
                    .statusCode(201);
        }

        list("/benefit-plans?kind=OTHER&treatment=AFTER_TAX&sort=-priority")
                .body("items.code", contains("UNION", "GYM"));
        list("/benefit-plans?q=plan").body("items.code", containsInAnyOrder("GYM", "UNION"));
        list("/benefit-plans?q=gym").body("items.code", contains("GYM"));
        list("/benefit-plans?kind=HSA").body("items", empty());
    }
}
