package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.SCHEDULER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmployeeListTest {

    private Practice practice;

    @BeforeEach
    void openAPracticeOfItsOwn() {
        practice = Practice.open();
    }

    private UUID hire(String firstName, String lastName, String startsOn) {
        var body = practice.newReceptionist();
        person(body).put("firstName", firstName);
        person(body).put("lastName", lastName);
        body.put("startsOn", startsOn);
        return created(practice.hire(body));
    }

    private Response list(Map<String, ?> parameters) {
        return as(practice.bearer(HR)).queryParams(parameters).get("/employees");
    }

    private List<String> lastNames(Map<String, ?> parameters) {
        return list(parameters).then().statusCode(200).extract().path("items.person.lastName");
    }

    @Test
    void sortsAndGoesThroughPagesWhileOthersAreHired() {
        for (String name : List.of("Delta", "alpha", "Charlie", "Bravo", "echo")) {
            hire("Robin", name, "2026-11-02");
        }
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = list(Map.of("sort", "name", "limit", 2, "cursor", cursor))
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.person.lastName"));
            cursor = page.path("nextCursor");
            if (seen.size() == 2) {
                // One stands before what was seen, one after it.
                hire("Robin", "Aaron", "2026-11-02");
                hire("Robin", "Cobb", "2026-11-02");
            }
        } while (cursor != null);
        assertThat(seen).containsExactly("alpha", "Bravo", "Charlie", "Cobb", "Delta", "echo");
        assertThat(lastNames(Map.of("sort", "-name")))
                .containsExactly("echo", "Delta", "Cobb", "Charlie", "Bravo", "alpha", "Aaron");
        assertThat(lastNames(Map.of())).containsExactly("Delta", "alpha", "Charlie", "Bravo", "echo", "Aaron", "Cobb");
    }

    @Test
    void searchesNamesAndNumbersForEveryWord() {
        hire("Maria", "Garcia", "2026-11-02");
        hire("Maria", "Lopez", "2026-11-02");
        hire("Juan", "Garcia 100%", "2026-11-02");
        assertThat(lastNames(Map.of("q", "garcia MARIA"))).containsExactly("Garcia");
        assertThat(lastNames(Map.of("q", "maria"))).containsExactly("Garcia", "Lopez");
        assertThat(lastNames(Map.of("q", "%"))).containsExactly("Garcia 100%");
        assertThat(lastNames(Map.of("q", "_"))).isEmpty();
        String number = list(Map.of("q", "lopez")).path("items[0].employeeNumber");
        assertThat(lastNames(Map.of("q", number.toLowerCase()))).containsExactly("Lopez");
        assertThat(lastNames(Map.of("employeeNumber", number))).containsExactly("Lopez");
    }

    @Test
    void filtersByStatusAndFirstDay() {
        hire("A", "Starting", "2026-11-09");
        hire("B", "Active", "2026-10-01");
        UUID leaving = hire("C", "Leaving", "2026-09-01");
        UUID left = hire("D", "Left", "2026-08-01");
        end(leaving, "2026-11-20");
        end(left, "2026-10-20");
        assertThat(lastNames(Map.of("status", "STARTING"))).containsExactly("Starting");
        assertThat(lastNames(Map.of("status", "ACTIVE"))).containsExactly("Active");
        assertThat(lastNames(Map.of("status", "LEAVING"))).containsExactly("Leaving");
        assertThat(lastNames(Map.of("status", "LEFT"))).containsExactly("Left");
        assertThat(lastNames(Map.of("hiredFrom", "2026-09-01", "hiredTo", "2026-10-01")))
                .containsExactly("Active", "Leaving");
        assertThat(lastNames(Map.of("sort", "-hiredOn"))).containsExactly("Starting", "Active", "Leaving", "Left");
        list(Map.of("status", "GONE")).then().statusCode(400).body("errors[0].field", equalTo("status"));
    }

    @Test
    void filtersByWhatSomebodyDoesToday() {
        hire("Robin", "Here", "2026-10-01");
        var elsewhere = practice.newReceptionist();
        person(elsewhere).put("lastName", "Elsewhere");
        elsewhere.put("startsOn", "2026-10-01");
        UUID other = created(as(practice.bearer(GROUP_ADMIN)).body("""
                {"name":"Shadyside","placeOfService":"11","address":
                 {"street":"2 Walnut Street","city":"Pittsburgh","state":"PA","zip":"15232"}}
                """).post("/locations"));
        assignment(elsewhere).put("locationId", other);
        UUID moving = created(practice.hire(elsewhere));
        assertThat(lastNames(Map.of("locationId", other))).containsExactly("Elsewhere");
        assertThat(lastNames(Map.of("locationId", practice.location()))).containsExactly("Here");
        assertThat(lastNames(Map.of("departmentId", practice.department()))).hasSize(2);
        assertThat(lastNames(Map.of("positionId", practice.physician()))).isEmpty();

        // A move that is still to come does not count yet.
        var move = practice.unchanged(elsewhere, "2026-12-01");
        assignment(move).put("locationId", practice.location());
        practice.hr()
                .header("If-Match", practice.hr().get("/employees/" + moving).header("ETag"))
                .body(move)
                .put("/employees/" + moving)
                .then()
                .statusCode(200);
        assertThat(lastNames(Map.of("locationId", other))).containsExactly("Elsewhere");
    }

    @Test
    void aCursorIsGoodForItsOwnQuestionOnly() {
        for (int i = 0; i < 3; i++) {
            hire("Robin", "Name " + i, "2026-11-02");
        }
        String cursor = list(Map.of("sort", "name", "limit", 1)).path("nextCursor");
        assertThat(cursor).doesNotContain("Name");
        assertThat(lastNames(Map.of("sort", "name", "limit", 2, "cursor", cursor)))
                .containsExactly("Name 1", "Name 2");

        refused(list(Map.of("cursor", cursor)));
        refused(list(Map.of("sort", "-name", "cursor", cursor)));
        refused(list(Map.of("sort", "name", "q", "name", "cursor", cursor)));
        refused(list(Map.of("sort", "name", "cursor", flipped(cursor))));
        refused(as(practice.bearer(HR))
                .queryParam("sort", "name")
                .queryParam("cursor", cursor)
                .get("/locations"));
        refused(as(Practice.open().bearer(HR))
                .queryParam("sort", "name")
                .queryParam("cursor", cursor)
                .get("/employees"));
    }

    @Test
    void writesTheSameListAsCsvWithoutFormulas() {
        hire("=cmd|' /C calc'!A0", "Garcia, \"Mia\"", "2026-11-02");
        hire("@SUM(A1)", "+1-555", "2026-11-02");
        hire("Zoë", "Ördög", "2026-11-02");
        var csv = as(practice.bearer(HR))
                .accept("text/csv")
                .queryParam("sort", "name")
                .queryParam("limit", 1)
                .get("/employees");
        csv.then().statusCode(200).header("Content-Type", equalTo("text/csv;charset=UTF-8"));
        var lines = csv.asString().split("\r\n");
        assertThat(lines[0])
                .startsWith(
                        "\uFEFFid,employeeNumber,status,blocked,person.firstName,person.middleName,person.lastName,")
                .contains("person.homeAddress.city", "assignment.positionTitle")
                .doesNotContain("version", "employment,");
        assertThat(lines).hasSize(4);
        assertThat(lines[1]).contains("'@SUM(A1)", "'+1-555");
        assertThat(lines[2]).contains("'=cmd|' /C calc'!A0", "\"Garcia, \"\"Mia\"\"\"");
        assertThat(lines[3]).contains("Zoë", "Ördög");
    }

    @Test
    void writesMoreRowsThanAPageHas() {
        for (int i = 0; i < 3; i++) {
            hire("Robin", "Name " + i, "2026-11-02");
        }
        var csv = as(practice.bearer(SCHEDULER))
                .accept("text/csv")
                .queryParam("limit", 1)
                .get("/employees");
        assertThat(csv.then().statusCode(200).extract().asString().split("\r\n"))
                .hasSize(4);
        assertThat(csv.asString()).as("what a scheduler does not see").doesNotContain("@practice.example");
    }

    @Test
    void tellsNobodyWhenPeopleWereHiredWhoDoesNotSeeIt() {
        var scheduler = practice.bearer(SCHEDULER);
        as(scheduler)
                .queryParam("hiredFrom", "2026-11-01")
                .get("/employees")
                .then()
                .statusCode(403);
        as(scheduler).queryParam("sort", "hiredOn").get("/employees").then().statusCode(400);
        as(scheduler).queryParam("sort", "name").get("/employees").then().statusCode(200);
    }

    private void end(UUID employee, String lastDay) {
        practice.hr()
                .body(Map.of("lastDay", lastDay, "reason", "RESIGNED"))
                .post("/employees/" + employee + "/termination")
                .then()
                .statusCode(200);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> assignment(Map<String, Object> body) {
        return (Map<String, Object>) body.get("assignment");
    }

    private static String flipped(String cursor) {
        char last = cursor.charAt(20);
        return cursor.substring(0, 20) + (last == 'A' ? 'B' : 'A') + cursor.substring(21);
    }

    private static void refused(Response response) {
        response.then().statusCode(400).body("type", equalTo("/problems/invalid-cursor"));
    }
}
