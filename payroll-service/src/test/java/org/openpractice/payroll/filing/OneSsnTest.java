package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/** Of the two services that know a social security number, the one of staff counts. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OneSsnTest {

    private static final LocalDate HIRED = LocalDate.of(2026, 10, 5);

    private final PayrollApi api = new PayrollApi();

    @Inject
    ColumnCipher cipher;

    @Inject
    CurrentGroup currentGroup;

    private Person person(UUID employee, String ssn) {
        var sealed =
                currentGroup.runAs(api.group, () -> cipher.seal(Person.SSN_TABLE, Person.SSN_COLUMN, employee, ssn));
        return new Person(
                "Robin",
                null,
                "Sample",
                List.of(),
                LocalDate.of(1988, 4, 3),
                null,
                Base64.getEncoder().encodeToString(sealed));
    }

    private Response enter(UUID employee, String ssn) {
        var etag = api.clerk().get(path(employee)).header("ETag");
        return (etag == null ? api.clerk() : api.clerk().header("If-Match", etag))
                .body("""
                        {%s"address":{"deliveryAddress":"12 Elm Street","city":"Austin","state":"TX","zip":"78701"}}
                        """.formatted(ssn == null ? "" : "\"ssn\":\"" + ssn + "\","))
                .put(path(employee));
    }

    private static String path(UUID employee) {
        return "/enrollments/" + employee + "/tax-identity";
    }

    @Test
    void theNumberOfStaffIsTakenOverAndAnotherOneRefused() {
        var employee = UUID.randomUUID();
        var at = assignment("TX", "TX");
        api.publish(1, new EmployeeHired(employee, person(employee, "212345671"), at, HIRED));
        api.awaitEnrolled(employee);
        enter(employee, "212-34-5672")
                .then()
                .statusCode(409)
                .body("type", endsWith("/ssn-differs"))
                .body("detail", containsString("***-**-5671"))
                .body("detail", not(containsString("212")));
        api.clerk().get(path(employee)).then().statusCode(404);
        enter(employee, null).then().statusCode(200).body("ssn", equalTo("***-**-5671"));
        enter(employee, "212345671").then().statusCode(200);

        api.publish(2, new EmployeeChanged(employee, person(employee, "212345679"), at, HIRED));
        soon().untilAsserted(() -> api.clerk().get(path(employee)).then().body("ssn", equalTo("***-**-5679")));
        enter(employee, "212345671").then().statusCode(409).body("type", endsWith("/ssn-differs"));
        enter(employee, null).then().statusCode(200).body("ssn", equalTo("***-**-5679"));
        assertThat(query("select t::text from staff_ssn t")).noneMatch(row -> row.contains("21234567"));
    }

    /** Events from before the number was told: payroll's own holds until staff tells. */
    @Test
    void whatPayrollEnteredHoldsUntilStaffTells() {
        var employee = api.hired("TX", HIRED.toString());
        enter(employee, null)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("ssn"))
                .body("errors[0].problem", containsString("is needed"));
        enter(employee, "212-34-5673").then().statusCode(200).body("ssn", equalTo("***-**-5673"));
        api.publish(2, new EmployeeChanged(employee, person(employee, "212345674"), assignment("TX", "TX"), HIRED));
        soon().untilAsserted(() -> api.clerk().get(path(employee)).then().body("ssn", equalTo("***-**-5674")));
    }
}
