package org.openpractice.staff.employee;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.audited;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.staff.StaffApi.payloads;
import static org.openpractice.staff.StaffApi.person;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.staff.LogLines;
import org.openpractice.staff.StaffApi;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HireEmployeeTest {

    private static Practice practice;

    @BeforeEach
    void openPracticeOnce() {
        practice = practice == null ? Practice.open() : practice;
    }

    @Test
    void hiresAndTellsWhereTheEmployeeIs() {
        var body = practice.newPhysician();

        var response = practice.hire(body);

        UUID id = created(response);
        response.then()
                .header("Location", endsWith("/employees/" + id))
                .header("ETag", "\"0\"")
                .body("employeeNumber", equalTo(body.get("employeeNumber")))
                .body("status", equalTo("STARTING"))
                .body("blocked", equalTo(false))
                .body("assignment.positionTitle", equalTo("Physician"))
                .body("assignment.workState", equalTo("PA"));
        practice.hr().get("/employees/" + id).then().statusCode(200).header("ETag", "\"0\"");
    }

    @Test
    void tellsTheOthersWhoWasHiredButNotTheSocialSecurityNumber() {
        var body = practice.newPhysician();

        UUID id = created(practice.hire(body));

        assertThat(facts(id)).containsExactly("EmployeeHired");
        String payload = payloads(id).getFirst();
        var fact = new JsonPath(payload);
        assertThat(fact.getString("employeeId")).isEqualTo(id.toString());
        assertThat(fact.getString("person.lastName")).isEqualTo(person(body).get("lastName"));
        assertThat(fact.getString("person.npi")).isEqualTo(person(body).get("npi"));
        assertThat(fact.getString("assignment.residenceState")).isEqualTo("PA");
        assertThat(fact.getString("startsOn")).isEqualTo("2026-11-09");
        assertThat(payload).doesNotContain((String) body.get("ssn"));
        assertThat(audited(id)).containsExactly("EmployeeHired");
    }

    @Test
    void keepsTheSocialSecurityNumberInNoPlainColumn() {
        var body = practice.newReceptionist();
        body.put("ssn", "523-64-8719");

        created(practice.hire(body));

        assertThat(StaffApi.tablesWith("523648719", "523-64-8719")).isEmpty();
    }

    @Test
    void cannotBeChangedPastItsUseCasesWithoutTellingIt() {
        UUID id = practice.hired();

        assertThatThrownBy(() -> query("update employee set last_name = 'Secret' where id = ? returning id", id))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .hasMessageContaining("without an event");
    }

    @Test
    void isClosedWithoutAToken() {
        given().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(practice.newReceptionist())
                .post("/employees")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/unauthenticated"));
        given().get("/employees/" + UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    void isClosedToAnExpiredTokenAndToOneForAnotherAudience() {
        as(Tokens.forGroup(practice.group()).withRoles(HR).expired().bearer())
                .get("/employees")
                .then()
                .statusCode(401);
        as(Tokens.forGroup(practice.group()).withRoles(HR).audience("other").bearer())
                .get("/employees")
                .then()
                .statusCode(401);
    }

    @Test
    void isClosedToOtherRoles() {
        as(practice.bearer(PAYROLL))
                .header("Idempotency-Key", UUID.randomUUID())
                .body(practice.newReceptionist())
                .post("/employees")
                .then()
                .statusCode(403)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void answersTheOtherGroupsAdministratorAsIfTheEmployeeWereUnknown() {
        UUID id = practice.hired();
        String stranger =
                Tokens.forGroup(UUID.randomUUID()).withRoles(GROUP_ADMIN).bearer();

        var anothers = as(stranger).get("/employees/" + id);
        var unknown = as(stranger).get("/employees/" + UUID.randomUUID());

        assertThat(anothers.statusCode()).isEqualTo(404).isEqualTo(unknown.statusCode());
        assertThat(anothers.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(anothers.contentType()).isEqualTo(unknown.contentType());
        as(stranger).get("/employees").then().statusCode(200).body("items", empty());
        as(stranger)
                .body(Map.of("lastDay", "2026-12-01", "reason", "RESIGNED"))
                .post("/employees/" + id + "/termination")
                .then()
                .statusCode(404);
    }

    @Test
    void namesEveryWrongFieldInOneProblem() {
        practice.hr()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"employeeNumber":"#1","nickname":"Bo","ssn":"666-12-3456","startsOn":"tomorrow",
                         "person":{"firstName":"","birthDate":"1988-02-30","workEmail":"bo","formerLastNames":[],
                                   "homeAddress":{"street":"12 Sample Street","city":"Pittsburgh","state":"Penn","zip":"152"},
                                   "npi":"1234567890","deaNumber":"AB1234564"},
                         "assignment":{"locationId":"here","departmentId":null,"positionId":"%s",
                                       "employmentType":"SOMETIMES"}}
                        """.formatted(practice.receptionist()))
                .post("/employees")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "employeeNumber",
                                "nickname",
                                "ssn",
                                "startsOn",
                                "person.firstName",
                                "person.lastName",
                                "person.birthDate",
                                "person.workEmail",
                                "person.homeAddress.state",
                                "person.homeAddress.zip",
                                "person.npi",
                                "person.deaNumber",
                                "assignment.locationId",
                                "assignment.departmentId",
                                "assignment.employmentType"))
                .body("errors.find { it.field == 'person.npi' }.problem", containsString("80840"))
                .body("errors.find { it.field == 'ssn' }.problem", not(containsString("3456")));
    }

    @Test
    void namesEveryIdTheGroupDoesNotHaveAndWhatDoesNotFitThePerson() {
        var elsewhere = Practice.open();
        var body = practice.newReceptionist();
        person(body).put("birthDate", "2015-01-01");
        body.put("assignment", elsewhere.assignment(practice.physician()));

        practice.hire(body)
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "assignment.locationId", "assignment.departmentId", "person.birthDate", "person.npi"));
        assertThat(query(
                        "select id from employee where practice_group_id = ? and employee_number = ?",
                        practice.group(),
                        body.get("employeeNumber")))
                .isEmpty();
    }

    @Test
    void refusesAnEmployeeNumberThatIsInUse() {
        var first = practice.newReceptionist();
        created(practice.hire(first));
        var second = practice.newReceptionist();
        second.put("employeeNumber", first.get("employeeNumber"));

        refused(second, "employee-number-in-use");
    }

    @Test
    void refusesASecondEmployeeWithTheSameSocialSecurityNumberAndSaysWhoHasIt() {
        var first = practice.newReceptionist();
        UUID id = created(practice.hire(first));
        var second = practice.newReceptionist();
        second.put("ssn", ((String) first.get("ssn")).replace("-", ""));

        refused(second, "ssn-in-use").then().body("employeeId", equalTo(id.toString()));

        second.put("assignment", null);
        var elsewhere = Practice.open();
        second.put("assignment", elsewhere.assignment(elsewhere.receptionist()));
        created(elsewhere.hire(second));
    }

    @Test
    void refusesAWorkEmailThatIsInUseInAnyCase() {
        var first = practice.newReceptionist();
        created(practice.hire(first));
        var second = practice.newReceptionist();
        person(second).put("workEmail", ((String) person(first).get("workEmail")).toUpperCase(java.util.Locale.ROOT));

        refused(second, "work-email-in-use");
    }

    @Test
    void refusesAnNpiThatIsInUse() {
        var first = practice.newPhysician();
        created(practice.hire(first));
        var second = practice.newPhysician();
        person(second).put("npi", person(first).get("npi"));

        refused(second, "npi-in-use");
    }

    private static Response refused(Map<String, Object> body, String slug) {
        var response = practice.hire(body);
        response.then()
                .statusCode(409)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("/problems/" + slug))
                .body("$", hasKey("detail"));
        return response;
    }

    @Test
    void asksForAnIdempotencyKey() {
        practice.hr()
                .body(practice.newReceptionist())
                .post("/employees")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/idempotency-key-required"));
    }

    @Test
    void makesOneEmployeeOfFiftyRequestsWithTheSameKeyAtOnce() throws Exception {
        var body = practice.newReceptionist();
        String key = UUID.randomUUID().toString();
        String bearer = practice.bearer(HR);

        var answers = new ArrayList<Response>();
        try (var executor = Executors.newFixedThreadPool(50)) {
            Callable<Response> hire =
                    () -> as(bearer).header("Idempotency-Key", key).body(body).post("/employees");
            for (Future<Response> answer : executor.invokeAll(java.util.Collections.nCopies(50, hire))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 201 || status == 409);
        assertThat(answers).extracting(Response::statusCode).contains(201);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(answer -> answer.header("Location")))
                .containsOnly(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .findFirst()
                        .orElseThrow()
                        .header("Location"));
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .allSatisfy(answer ->
                        assertThat(answer.path("type").toString()).isEqualTo("/problems/idempotent-request-in-flight"));
        assertThat(query(
                        "select id from employee where practice_group_id = ? and employee_number = ?",
                        practice.group(),
                        body.get("employeeNumber")))
                .hasSize(1);
        as(bearer)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/employees")
                .then()
                .statusCode(201);
    }

    @Test
    void refusesTheSameKeyForAnotherPerson() {
        String key = UUID.randomUUID().toString();
        practice.hr()
                .header("Idempotency-Key", key)
                .body(practice.newReceptionist())
                .post("/employees");

        practice.hr()
                .header("Idempotency-Key", key)
                .body(practice.newReceptionist())
                .post("/employees")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
    }

    @Test
    void makesOneEmployeeWhenRequestsRaceForTheSameNumberAndLogsNobodysData() throws Exception {
        var bodies = new ArrayList<Map<String, Object>>();
        var number = practice.newReceptionist().get("employeeNumber");
        for (int i = 0; i < 8; i++) {
            var body = practice.newReceptionist();
            body.put("employeeNumber", number);
            bodies.add(body);
        }

        var statuses = new ArrayList<Integer>();
        var log = new LogLines();
        try (log;
                var executor = Executors.newFixedThreadPool(bodies.size())) {
            for (var answer : executor.invokeAll(bodies.stream()
                    .<Callable<Response>>map(body -> () -> practice.hire(body))
                    .toList())) {
                statuses.add(answer.get().statusCode());
            }
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(log.lines())
                .noneMatch(line -> bodies.stream()
                        .anyMatch(body -> line.contains((String) person(body).get("workEmail"))
                                || line.contains((String) person(body).get("lastName"))
                                || line.contains((String) body.get("ssn"))));
    }

    @Test
    void findsAnEmployeeByNumberAndPagesThroughAll() {
        var body = practice.newReceptionist();
        UUID id = created(practice.hire(body));
        practice.hired();

        practice.hr()
                .get("/employees?employeeNumber=" + body.get("employeeNumber"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id.toString()));
        practice.hr()
                .get("/employees?employeeNumber=NOBODY")
                .then()
                .statusCode(200)
                .body("items", empty());
        practice.hr().get("/employees?employeeNumber=%23").then().statusCode(400);
        practice.hr().get("/employees?limit=1").then().statusCode(200).body("items", hasSize(1));
    }
}
