package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.BILLER;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.EMPLOYEE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PARTNER_REMITTANCE;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;
import static org.openpractice.platform.identity.Roles.PROVIDER;
import static org.openpractice.platform.identity.Roles.SCHEDULER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.audited;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmployeeVisibilityTest {

    private static Practice practice;
    private static Map<String, Object> body;
    private static UUID id;

    @BeforeEach
    void hirePhysicianOnce() {
        if (practice == null) {
            practice = Practice.open();
            body = practice.newPhysician();
            id = created(practice.hire(body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HR, GROUP_ADMIN})
    void showsEverythingToThoseWhoKeepTheRecordTheNumberMasked(String role) {
        String ssn = (String) body.get("ssn");
        as(practice.bearer(role))
                .get("/employees/" + id)
                .then()
                .statusCode(200)
                .body("person.ssn", equalTo("***-**-" + ssn.substring(7)))
                .body("person.birthDate", equalTo("1988-04-03"))
                .body("person.homeAddress.zip", equalTo("15213"));
    }

    @Test
    void recordsEachReadingOfASocialSecurityNumber() {
        UUID other = practice.hired();
        practice.hr().get("/employees/" + other).then().statusCode(200);
        as(practice.bearer(SCHEDULER)).get("/employees/" + other).then().statusCode(200);

        assertThat(audited(other)).containsExactly("EmployeeHired", "read");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRACTICE_MANAGER, PAYROLL, COMPLIANCE})
    void hidesBirthDateNumberAndHomeFromThoseWhoWorkWithTheRecord(String role) {
        as(practice.bearer(role))
                .get("/employees/" + id)
                .then()
                .statusCode(200)
                .body("person.npi", equalTo(person(body).get("npi")))
                .body("person", not(hasKey("ssn")))
                .body("person", not(hasKey("birthDate")))
                .body("person", not(hasKey("homeAddress")))
                .body("$", hasKey("employment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SCHEDULER, BILLER})
    void showsNameAndAssignmentAloneToThoseWhoPlan(String role) {
        var shown = as(practice.bearer(role)).get("/employees/" + id).jsonPath();

        assertThat(shown.getMap("person").keySet()).containsExactlyInAnyOrder("firstName", "lastName");
        assertThat(shown.getMap("$").keySet())
                .containsExactlyInAnyOrder("id", "employeeNumber", "status", "blocked", "person", "assignment");
    }

    @Test
    void listsWithoutSocialSecurityNumbers() {
        practice.hr().get("/employees").then().statusCode(200).body("items[0].person", not(hasKey("ssn")));
        as(practice.bearer(SCHEDULER))
                .get("/employees?employeeNumber=" + body.get("employeeNumber"))
                .then()
                .statusCode(200)
                .body("items[0].person", not(hasKey("birthDate")));
    }

    @ParameterizedTest
    @ValueSource(strings = {EMPLOYEE, PROVIDER, ACCOUNTANT, PARTNER_REMITTANCE})
    void hidesOtherPeopleFromOtherRoles(String role) {
        as(practice.bearer(role)).get("/employees/" + id).then().statusCode(403);
        as(practice.bearer(role)).get("/employees").then().statusCode(403);
    }

    @Test
    void showsPeopleTheirOwnRecord() {
        String email = ((String) person(body).get("workEmail")).toUpperCase(Locale.ROOT);
        as(Tokens.forGroup(practice.group()).withRoles(EMPLOYEE).email(email).bearer())
                .get("/employees/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id.toString()))
                .body("person.homeAddress.city", equalTo("Pittsburgh"))
                .body("person", not(hasKey("ssn")))
                .body("person", not(hasKey("birthDate")));
    }

    @Test
    void keepsTheOwnRecordFromPartners() {
        as(Tokens.forGroup(practice.group())
                        .withRoles(PARTNER_REMITTANCE)
                        .email((String) person(body).get("workEmail"))
                        .bearer())
                .get("/employees/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }
}
