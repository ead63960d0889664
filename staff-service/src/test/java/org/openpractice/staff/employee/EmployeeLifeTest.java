package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.platform.identity.Roles.SCHEDULER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.staff.StaffApi.payloads;
import static org.openpractice.staff.StaffApi.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Infrastructure;

/** Change, termination and rehire; today is 2 November 2026. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmployeeLifeTest {

    private static Practice practice;

    private Map<String, Object> body;
    private UUID id;

    @BeforeEach
    void hireSomebodyWhoStartedLongAgo() {
        practice = practice == null ? Practice.open() : practice;
        body = practice.newReceptionist();
        body.put("startsOn", "2024-01-08");
        id = created(practice.hire(body));
    }

    private Response change(String ifMatch, Map<String, Object> change) {
        return practice.hr().header("If-Match", ifMatch).body(change).put("/employees/" + id);
    }

    private Response terminate(String lastDay) {
        return practice.hr()
                .body(Map.of("lastDay", lastDay, "reason", "RESIGNED"))
                .post("/employees/" + id + "/termination");
    }

    private Response rehire(String startsOn) {
        return practice.hr()
                .body(Map.of("startsOn", startsOn, "assignment", practice.assignment(practice.receptionist())))
                .post("/employees/" + id + "/rehire");
    }

    @Test
    void changesTheNameAndRemembersTheFormerOne() {
        var change = practice.unchanged(body, "2026-11-02");
        Object formerName = person(body).get("lastName");
        person(change).put("lastName", "Married");

        change("\"0\"", change)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("person.lastName", equalTo("Married"))
                .body("person.formerLastNames", contains(formerName));

        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeChanged");
        var fact = new JsonPath(payloads(id).getLast());
        assertThat(fact.getString("person.lastName")).isEqualTo("Married");
        assertThat(fact.getList("person.formerLastNames", String.class)).containsExactly((String) formerName);
        assertThat(fact.getString("effectiveOn")).isEqualTo("2026-11-02");
    }

    @Test
    void changesNothingWhenNothingIsNew() {
        change("\"0\"", practice.unchanged(body, "2026-11-02"))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"");

        assertThat(facts(id)).containsExactly("EmployeeHired");
    }

    @Test
    void showsALaterAssignmentAsUpcoming() {
        var change = practice.unchanged(body, "2026-12-01");
        var assignment = practice.assignment(practice.receptionist());
        assignment.put("employmentType", "PART_TIME");
        change.put("assignment", assignment);

        change("\"0\"", change)
                .then()
                .statusCode(200)
                .body("assignment.employmentType", equalTo("FULL_TIME"))
                .body("upcomingAssignment.employmentType", equalTo("PART_TIME"))
                .body("upcomingAssignment.effectiveOn", equalTo("2026-12-01"));
        change("\"1\"", practice.unchanged(body, "2026-11-15"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/later-change-recorded"))
                .body("effectiveOn", equalTo("2026-12-01"));
    }

    @Test
    void refusesAStaleVersionAndAMissingOne() {
        change("\"1\"", practice.unchanged(body, "2026-11-02"))
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
        practice.hr()
                .body(practice.unchanged(body, "2026-11-02"))
                .put("/employees/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));
    }

    @Test
    void letsOneOfTwoChangesOfTheSameVersionThrough() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var executor = Executors.newFixedThreadPool(8)) {
            Callable<Response> changing = () -> {
                var change = practice.unchanged(practice.newReceptionist(), "2026-11-02");
                return change("\"0\"", change);
            };
            for (var answer : executor.invokeAll(Collections.nCopies(8, changing))) {
                statuses.add(answer.get().statusCode());
            }
        }

        assertThat(statuses).containsOnly(200, 412);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void namesWhatDoesNotFitAChange() {
        var change = practice.unchanged(body, "2023-01-01");
        change.put("assignment", practice.assignment(practice.physician()));

        change("\"0\"", change)
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("effectiveOn", "person.npi"));
    }

    @Test
    void refusesTheEmailOfSomebodyElse() {
        var other = practice.newReceptionist();
        created(practice.hire(other));
        var change = practice.unchanged(body, "2026-11-02");
        person(change).put("workEmail", person(other).get("workEmail"));

        change("\"0\"", change).then().statusCode(409).body("type", equalTo("/problems/work-email-in-use"));
    }

    @Test
    void correctsASocialSecurityNumberButNotToSomebodyElses() {
        var other = practice.newReceptionist();
        created(practice.hire(other));
        var change = practice.unchanged(body, "2026-11-02");
        change.put("ssn", other.get("ssn"));
        change("\"0\"", change).then().statusCode(409).body("type", equalTo("/problems/ssn-in-use"));

        change.put("ssn", "523-64-8720");
        change("\"0\"", change).then().statusCode(200);
        practice.hr().get("/employees/" + id).then().body("person.ssn", equalTo("***-**-8720"));
    }

    @Test
    void endsAnEmploymentOnce() {
        terminate("2026-11-13")
                .then()
                .statusCode(200)
                .body("status", equalTo("LEAVING"))
                .body("employment[0].lastDay", equalTo("2026-11-13"))
                .body("employment[0].reason", equalTo("RESIGNED"));

        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeTerminated");
        terminate("2026-11-20")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-employed"))
                .body("lastDay", equalTo("2026-11-13"));
        change("\"1\"", practice.unchanged(body, "2026-11-14"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-employed"));
    }

    @Test
    void refusesALastDayBeforeTheFirst() {
        terminate("2024-01-07").then().statusCode(400).body("errors.field", contains("lastDay"));
        practice.hr()
                .body(Map.of("reason", "BORED"))
                .post("/employees/" + id + "/termination")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("lastDay", "reason"));
    }

    @Test
    void rehiresSomebodyWhoLeftAndKeepsTheHistory() {
        terminate("2026-10-02").then().statusCode(200).body("status", equalTo("LEFT"));

        rehire("2026-11-02")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("employment", hasSize(2))
                .body("employment[0].lastDay", equalTo("2026-10-02"))
                .body("employment[1].startsOn", equalTo("2026-11-02"))
                .body("employment[1].lastDay", nullValue());

        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeTerminated", "EmployeeRehired");
        assertThat(new JsonPath(payloads(id).getLast()).getString("startsOn")).isEqualTo("2026-11-02");
    }

    @Test
    void refusesToRehireSomebodyWhoIsStillEmployedOrTooEarly() {
        rehire("2026-11-02").then().statusCode(409).body("type", equalTo("/problems/still-employed"));

        terminate("2026-11-13").then().statusCode(200);
        rehire("2026-11-13").then().statusCode(400).body("errors.field", contains("startsOn"));
    }

    @Test
    void isClosedToOtherRolesAndAnswersNotFoundForUnknownPeople() {
        as(practice.bearer(SCHEDULER))
                .body(Map.of("lastDay", "2026-11-13", "reason", "RESIGNED"))
                .post("/employees/" + id + "/termination")
                .then()
                .statusCode(403);
        as(practice.bearer(SCHEDULER))
                .header("If-Match", "\"0\"")
                .body(practice.unchanged(body, "2026-11-02"))
                .put("/employees/" + id)
                .then()
                .statusCode(403);
        as(practice.bearer(SCHEDULER))
                .body(Map.of("startsOn", "2026-11-02", "assignment", practice.assignment(practice.receptionist())))
                .post("/employees/" + id + "/rehire")
                .then()
                .statusCode(403);
        id = UUID.randomUUID();
        terminate("2026-11-13").then().statusCode(404);
        rehire("2026-11-02").then().statusCode(404);
        change("\"0\"", practice.unchanged(body, "2026-11-02")).then().statusCode(404);
    }

    private Response correctEnd(String ifMatch, String lastDay, String reason) {
        return practice.hr()
                .header("If-Match", ifMatch)
                .body(Map.of("lastDay", lastDay, "reason", reason))
                .put("/employees/" + id + "/termination");
    }

    private Response withdrawEnd(String ifMatch) {
        return practice.hr().header("If-Match", ifMatch).post("/employees/" + id + "/termination/withdrawal");
    }

    private static Response noShow(UUID employee, String ifMatch) {
        return practice.hr().header("If-Match", ifMatch).post("/employees/" + employee + "/no-show");
    }

    @Test
    void correctsALastDayThatWasTypedWrong() {
        correctEnd("\"0\"", "2026-07-31", "RESIGNED")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/end-not-set"));
        terminate("2026-06-30").then().statusCode(200);
        correctEnd("\"0\"", "2026-07-31", "RESIGNED").then().statusCode(412);
        correctEnd("\"1\"", "2024-01-07", "RESIGNED").then().statusCode(400).body("errors.field", contains("lastDay"));
        correctEnd("\"1\"", "2026-07-31", "LAID_OFF")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("employment[0].lastDay", equalTo("2026-07-31"))
                .body("employment[0].reason", equalTo("LAID_OFF"));
        // The second time nothing is new.
        correctEnd("\"2\"", "2026-07-31", "LAID_OFF").then().statusCode(200).header("ETag", "\"2\"");

        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeTerminated", "EmployeeEndCorrected");
        var fact = new JsonPath(payloads(id).getLast());
        assertThat(fact.getString("formerLastDay")).isEqualTo("2026-06-30");
        assertThat(fact.getString("lastDay")).isEqualTo("2026-07-31");
    }

    @Test
    void withdrawsAnEndAndThePersonStays() {
        withdrawEnd("\"0\"").then().statusCode(409).body("type", equalTo("/problems/end-not-set"));
        terminate("2026-12-31").then().statusCode(200).body("status", equalTo("LEAVING"));
        withdrawEnd("\"1\"")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("employment[0].lastDay", nullValue());
        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeTerminated", "EmployeeEndWithdrawn");
        terminate("2027-01-31").then().statusCode(200);
    }

    @Test
    void whoNeverCameWasNeverEmployedAndCanBeHiredAgain() {
        var newcomer = practice.newReceptionist();
        newcomer.put("startsOn", "2026-11-01");
        id = created(practice.hire(newcomer));
        noShow(id, "\"0\"")
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELED"))
                .body("employment[0].canceledOn", equalTo("2026-11-02"));
        noShow(id, "\"1\"").then().statusCode(409).body("type", equalTo("/problems/not-employed"));
        terminate("2026-11-30").then().statusCode(409).body("type", equalTo("/problems/not-employed"));
        withdrawEnd("\"1\"").then().statusCode(409).body("type", equalTo("/problems/end-not-set"));
        change("\"1\"", practice.unchanged(newcomer, "2026-11-02")).then().statusCode(409);
        practice.hr()
                .queryParam("status", "CANCELED")
                .get("/employees")
                .then()
                .body("items.id", contains(id.toString()));
        for (var status : new String[] {"STARTING", "ACTIVE", "LEAVING", "LEFT"}) {
            practice.hr()
                    .queryParam("status", status)
                    .queryParam("employeeNumber", newcomer.get("employeeNumber"))
                    .get("/employees")
                    .then()
                    .body("items", hasSize(0));
        }
        // The same person on the same day after all.
        rehire("2026-11-01")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("employment", hasSize(1))
                .body("employment[0].canceledOn", nullValue());
        assertThat(facts(id)).containsExactly("EmployeeHired", "EmployeeHireCanceled", "EmployeeRehired");
    }

    @Test
    void ofARehireThatNeverCameTheEarlierEmploymentStays() {
        terminate("2026-06-30").then().statusCode(200);
        rehire("2026-11-01").then().statusCode(200);
        noShow(id, "\"2\"")
                .then()
                .statusCode(200)
                .body("employment[0].lastDay", equalTo("2026-06-30"))
                .body("employment", hasSize(2));
        rehire("2026-06-30").then().statusCode(400).body("errors.field", contains("startsOn"));
        rehire("2026-11-16").then().statusCode(200).body("employment.startsOn", contains("2024-01-08", "2026-11-16"));
    }

    @Test
    void aFirstDayLongAgoIsNoNoShow() {
        noShow(id, "\"0\"").then().statusCode(409).body("type", equalTo("/problems/first-day-long-ago"));
        practice.hr().post("/employees/" + id + "/no-show").then().statusCode(428);
        as(practice.bearer(SCHEDULER))
                .header("If-Match", "\"0\"")
                .post("/employees/" + id + "/no-show")
                .then()
                .statusCode(403);
    }
}
