package org.openpractice.staff.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.openpractice.platform.identity.Roles.EMPLOYEE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.audited;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.staff.StaffApi.payloads;
import static org.openpractice.staff.StaffApi.person;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;
import static org.openpractice.testing.Tokens.userId;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

/** How a login and an employee come together, and how they are kept apart. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmployeeLoginTest {

    private static Practice practice;

    private final String user = "user-" + UUID.randomUUID();
    private String email;
    private UUID employee;

    @BeforeEach
    void hire() {
        practice = practice == null ? Practice.open() : practice;
        var body = practice.newReceptionist();
        email = (String) person(body).get("workEmail");
        employee = created(practice.hire(body));
    }

    private Tokens token() {
        return Tokens.forGroup(practice.group()).user(user).withRoles(EMPLOYEE);
    }

    private Response own() {
        return as(token().email(email).bearer()).get("/me");
    }

    private RequestSpecification hr(String name) {
        return as(Tokens.forGroup(practice.group()).user(name).withRoles(HR).bearer());
    }

    private Response set(String by, UUID whose, String whom) {
        return hr(by).body(Map.of("userId", userId(whom), "userName", whom)).put("/employees/" + whose + "/login");
    }

    private Response end(String by, UUID whose) {
        return hr(by).delete("/employees/" + whose + "/login");
    }

    private static void refused(Response response, String problem) {
        response.then().statusCode(409).body("type", equalTo("/problems/" + problem));
    }

    private void notLinked(Response response, String why) {
        response.then()
                .statusCode(403)
                .body("type", equalTo("/problems/login-not-linked"))
                .body("detail", containsString(why))
                .body("detail", containsString("ask HR"))
                .body("userId", equalTo(userId(user)))
                .body("userName", equalTo(user));
        assertThat(query("select 1 from employee_login where user_id = ? and ended_at is null", userId(user)))
                .isEmpty();
    }

    private void leaves(String lastDay) {
        practice.hr()
                .body(Map.of("lastDay", lastDay, "reason", "RESIGNED"))
                .post("/employees/" + employee + "/termination")
                .then()
                .statusCode(200);
    }

    @Test
    void linksAtTheFirstRequestByTheVerifiedWorkAddress() {
        as(token().email(email.toUpperCase(Locale.ROOT)).bearer())
                .get("/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(employee.toString()))
                .body("person.homeAddress.city", equalTo("Pittsburgh"))
                .body("person", not(hasKey("ssn")))
                .body("person", not(hasKey("birthDate")));

        hr("hr").get("/employees/" + employee + "/login")
                .then()
                .statusCode(200)
                .body("userId", equalTo(userId(user)))
                .body("userName", equalTo(user))
                .body("how", equalTo("BY_WORK_EMAIL"))
                .body("linkedBy", equalTo(user));
        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeLoginLinked");
        assertThat(new JsonPath(payloads(employee).getLast()).getString("userId"))
                .isEqualTo(userId(user));
        assertThat(audited(employee)).containsExactly("EmployeeHired", "EmployeeLoginLinked");
        soon().untilAsserted(() -> assertThat(Events.read(StaffEvent.TOPIC))
                .anyMatch(record -> record.value().contains(userId(user))));
    }

    @Test
    void linksOnceAndStaysLinkedWhateverTheAddressBecomes() {
        own().then().statusCode(200);
        own().then().statusCode(200);
        as(token().bearer()).get("/me").then().statusCode(200).body("id", equalTo(employee.toString()));
        as(token().email("another@practice.example").unverified().bearer())
                .get("/employees/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(employee.toString()));

        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeLoginLinked");
    }

    @Test
    void linksOnceWhenFirstRequestsRace() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> own().statusCode())
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeLoginLinked");
    }

    @Test
    void refusesALoginWithoutAnAddressOrWithOneThatIsNobodys() {
        notLinked(as(token().bearer()).get("/me"), "no e-mail address");
        notLinked(as(token().email("nobody").bearer()).get("/me"), "no e-mail address");
        notLinked(as(token().email("nobody@practice.example").bearer()).get("/me"), "Nobody has the e-mail address");
        notLinked(as(token().email("nobody@practice.example").bearer()).get("/employees/me"), "Nobody has");
    }

    @Test
    void refusesAnAddressThatIsNotVerified() {
        notLinked(as(token().email(email).unverified().bearer()).get("/me"), "not verified");
        notLinked(as(token().email(email).unverified().bearer()).get("/employees/me"), "not verified");
    }

    /** Whoever keeps the staff could give a colleague the own address, open the colleague's record and take it back. */
    @Test
    void linksNobodyWhoKeepsTheStaffByTheAddress() {
        for (String role : List.of(HR, GROUP_ADMIN)) {
            notLinked(as(token().withRoles(role).email(email).bearer()).get("/me"), "You keep the staff");
        }
        assertThat(set("hr-of-login-test", employee, user).statusCode()).isEqualTo(200);
        as(token().withRoles(HR).email(email).bearer()).get("/me").then().statusCode(200);
    }

    @Test
    void refusesTheAddressOfAnotherGroup() {
        notLinked(
                as(Tokens.forGroup(UUID.randomUUID())
                                .user(user)
                                .withRoles(EMPLOYEE)
                                .email(email)
                                .bearer())
                        .get("/me"),
                "Nobody has the e-mail address");
    }

    @Test
    void refusesASecondLoginOfTheSameAddress() {
        as(Tokens.forGroup(practice.group())
                        .user("first-" + user)
                        .withRoles(EMPLOYEE)
                        .email(email)
                        .bearer())
                .get("/me")
                .then()
                .statusCode(200);

        notLinked(own(), "another login");
    }

    @Test
    void linksNobodyWhoHasLeftByTheAddressButHrDoes() {
        var body = practice.newReceptionist();
        body.put("startsOn", "2026-09-01");
        email = (String) person(body).get("workEmail");
        employee = created(practice.hire(body));
        leaves("2026-10-30");

        notLinked(own(), "has ended");

        set("hr", employee, user).then().statusCode(200);
        own().then().statusCode(200).body("status", equalTo("LEFT"));
    }

    @Test
    void aFormerEmployeeKeepsTheOwnRecord() {
        own().then().statusCode(200);
        leaves("2026-11-09");

        own().then().statusCode(200).body("id", equalTo(employee.toString()));
    }

    @Test
    void endedLinksAreNotMadeAgainByTheAddress() {
        own().then().statusCode(200);

        end("hr", employee).then().statusCode(204);

        notLinked(own(), "HR has ended");
        notLinked(as(token().email(email).bearer()).get("/employees/me"), "HR has ended");
        hr("hr").get("/employees/" + employee + "/login").then().statusCode(404);
        end("hr", employee).then().statusCode(404);
        set("hr", employee, user).then().statusCode(200).body("how", equalTo("SET_BY_HR"));
        own().then().statusCode(200);
        assertThat(facts(employee))
                .containsExactly(
                        "EmployeeHired", "EmployeeLoginLinked", "EmployeeLoginUnlinked", "EmployeeLoginLinked");
        assertThat(audited(employee)).isEqualTo(facts(employee));
    }

    @Test
    void hrSetsALoginAndSettingItAgainChangesNothing() {
        set("hr", employee, user)
                .then()
                .statusCode(200)
                .body("employeeId", equalTo(employee.toString()))
                .body("how", equalTo("SET_BY_HR"))
                .body("linkedBy", equalTo("hr"));
        set("other-hr", employee, user).then().statusCode(200).body("linkedBy", equalTo("hr"));

        as(token().bearer()).get("/me").then().statusCode(200).body("id", equalTo(employee.toString()));
        assertThat(facts(employee)).containsExactly("EmployeeHired", "EmployeeLoginLinked");
    }

    @Test
    void anEmployeeHasOneLoginAndALoginOneEmployee() {
        var colleague = practice.hired();
        set("hr", employee, user).then().statusCode(200);

        refused(set("hr", employee, "another-" + user), "employee-linked");
        set("hr", employee, "another-" + user).then().body("userName", equalTo(user));
        refused(set("hr", colleague, user), "login-in-use");
        set("hr", colleague, user).then().body("employeeId", equalTo(employee.toString()));
    }

    @Test
    void nobodyOfHrDecidesAboutTheOwnLogin() {
        var colleague = practice.hired();

        refused(set(user, colleague, user), "second-person-required");
        assertThat(facts(colleague)).containsExactly("EmployeeHired");
        assertThat(audited(colleague)).containsExactly("EmployeeHired", "attempted alone");

        set("other-hr", employee, user).then().statusCode(200);
        refused(set(user, employee, user), "second-person-required");
        refused(set(user, employee, "another-" + user), "second-person-required");
        refused(end(user, employee), "second-person-required");
        end("other-hr", employee).then().statusCode(204);
    }

    @Test
    void refusesWhatIsNoLoginAndWhoIsNoEmployee() {
        hr("hr").body("{\"userId\":\" \"}")
                .put("/employees/" + employee + "/login")
                .then()
                .statusCode(400)
                .body("errors.field", org.hamcrest.Matchers.containsInAnyOrder("userId", "userName"));
        set("hr", UUID.randomUUID(), user).then().statusCode(404);
        end("hr", UUID.randomUUID()).then().statusCode(404);
        hr("hr").get("/employees/" + UUID.randomUUID() + "/login").then().statusCode(404);
        var elsewhere = Practice.open();
        set("hr", elsewhere.hired(), user).then().statusCode(404);
    }

    @Test
    void onlyThoseWhoKeepTheStaffSeeAndSetLogins() {
        for (String role : new String[] {EMPLOYEE, PRACTICE_MANAGER}) {
            var somebody = practice.bearer(role);
            as(somebody).get("/employees/" + employee + "/login").then().statusCode(403);
            as(somebody).delete("/employees/" + employee + "/login").then().statusCode(403);
            as(somebody)
                    .body(Map.of("userId", userId(user), "userName", user))
                    .put("/employees/" + employee + "/login")
                    .then()
                    .statusCode(403);
        }
        as(practice.bearer(GROUP_ADMIN))
                .get("/employees/" + employee + "/login")
                .then()
                .statusCode(404);
    }

    @Test
    void whoIsRehiredKeepsTheLogin() {
        own().then().statusCode(200);
        leaves("2026-11-12");
        practice.hr()
                .body(Map.of("startsOn", "2026-12-01", "assignment", practice.assignment(practice.receptionist())))
                .post("/employees/" + employee + "/rehire")
                .then()
                .statusCode(200);

        own().then().statusCode(200).body("id", equalTo(employee.toString()));
        assertThat(facts(employee))
                .containsExactly("EmployeeHired", "EmployeeLoginLinked", "EmployeeTerminated", "EmployeeRehired");
    }
}
