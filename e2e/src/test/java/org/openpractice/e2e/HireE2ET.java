package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;
import org.openpractice.local.story.Answer;

/** Hiring through the gateway with real tokens, and every way it is refused. */
@ExtendWith(E2ePlatform.class)
class HireE2ET {

    private final Told told;

    HireE2ET(Told told) {
        this.told = told;
    }

    private static final AtomicInteger NUMBER = new AtomicInteger(7000);

    private Map<String, Object> somebody() {
        int number = NUMBER.incrementAndGet();
        var hr = told.gateway().as("hr");
        return new HashMap<>(Map.of(
                "employeeNumber",
                "H-" + number,
                "person",
                Map.of(
                        "firstName",
                        "Sample",
                        "lastName",
                        "Hiredemo",
                        "formerLastNames",
                        List.of(),
                        "birthDate",
                        "1990-04-05",
                        "workEmail",
                        "hired" + number + "@riverbend.example",
                        "homeAddress",
                        Map.of("street", "1 Sample Street", "city", "Pittsburgh", "state", "PA", "zip", "15213")),
                "ssn",
                "778-11-" + number,
                "assignment",
                Map.of(
                        "locationId",
                                first(hr.get("/api/staff/locations")).path("id").asText(),
                        "departmentId",
                                first(hr.get("/api/staff/departments"))
                                        .path("id")
                                        .asText(),
                        "positionId", positionWithoutNpi().path("id").asText(),
                        "employmentType", "FULL_TIME"),
                "startsOn",
                "2026-11-09"));
    }

    private JsonNode positionWithoutNpi() {
        for (JsonNode position : told.gateway().as("hr").all("/api/staff/positions")) {
            if (!position.path("provider").asBoolean()) {
                return position;
            }
        }
        throw new IllegalStateException("the story made positions");
    }

    private static JsonNode first(Answer list) {
        JsonNode json = list.expect(200).json();
        return (json.has("items") ? json.path("items") : json).get(0);
    }

    private Answer hire(String key, Map<String, Object> body) {
        return told.gateway().as("hr").post("/api/staff/employees", body, key);
    }

    @Test
    void aHireAppearsInPayrollAndComplianceWithinSeconds() {
        Answer hired = hire(UUID.randomUUID().toString(), somebody()).expect(201);
        String id = hired.locationId();
        assertThat(hired.location()).startsWith("/api/staff/employees/");
        told.gateway().as("hr").get(hired.location()).expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(told.gateway()
                            .as("payroll")
                            .get("/api/payroll/enrollments/" + id)
                            .status())
                    .isEqualTo(200);
            JsonNode obligations = told.gateway()
                    .as("compliance")
                    .get("/api/compliance/obligations?employeeId=" + id)
                    .expect(200)
                    .json();
            assertThat(obligations.path("items")).isNotEmpty();
            assertThat(told.gateway()
                            .as("compliance")
                            .get("/api/compliance/screenings/" + id)
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void withoutATokenAndWithTheWrongRoleNobodyIsHired() {
        var body = somebody();
        Answer nobody = told.gateway().asNobody().post("/api/staff/employees", body, "k");
        assertThat(nobody.status()).isEqualTo(401);
        Answer wrongRole = told.gateway().as("biller").post("/api/staff/employees", body, "k");
        assertThat(wrongRole.status()).isEqualTo(403);
        assertThat(wrongRole.json().path("type").asText()).isEqualTo("/problems/forbidden");
    }

    @Test
    void theOtherGroupsAdministratorCannotTellAnEmployeeFromAnUnknownId() {
        String location =
                hire(UUID.randomUUID().toString(), somebody()).expect(201).location();
        var stranger = told.gateway().as("admin-b");
        Answer foreign = stranger.get(location);
        Answer unknown = stranger.get("/api/staff/employees/" + UUID.randomUUID());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(names(foreign)).isEqualTo(names(unknown));
    }

    private static TreeSet<String> names(Answer answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    @Test
    void everyWrongFieldOfABadBodyIsNamedInOneProblem() {
        var body = somebody();
        body.put("ssn", "000-12-3456");
        body.put("startsOn", "2026-02-30");
        body.put("salary", 1);
        body.remove("employeeNumber");
        Answer refused = hire(UUID.randomUUID().toString(), body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsText("field"))
                .contains("ssn", "startsOn", "salary", "employeeNumber");
        assertThat(refused.text()).doesNotContain("000-12-3456");
    }

    @Test
    void aChangeOnAStaleVersionIsRefused() {
        String location =
                hire(UUID.randomUUID().toString(), somebody()).expect(201).location();
        Answer read = told.gateway().as("hr").get(location).expect(200);
        JsonNode employee = read.json();
        var change = Map.of(
                "person", person(employee, "Changed"),
                "assignment", placement(employee),
                "effectiveOn", "2026-11-16");
        String etag = read.etag();
        told.gateway().as("hr").put(location, change, etag).expect(200);
        Answer twice = told.gateway().as("hr").put(location, change, etag);
        assertThat(twice.status()).as(twice.text()).isEqualTo(412);
    }

    private static Map<String, Object> person(JsonNode employee, String firstName) {
        JsonNode person = employee.path("person");
        var changed = new HashMap<String, Object>(Map.of(
                "firstName", firstName,
                "lastName", person.path("lastName").asText(),
                "formerLastNames", List.of(),
                "birthDate", person.path("birthDate").asText(),
                "workEmail", person.path("workEmail").asText(),
                "homeAddress", person.path("homeAddress")));
        return changed;
    }

    private static Map<String, Object> placement(JsonNode employee) {
        JsonNode assignment = employee.path("assignment");
        return Map.of(
                "locationId", assignment.path("locationId").asText(),
                "departmentId", assignment.path("departmentId").asText(),
                "positionId", assignment.path("positionId").asText(),
                "employmentType", assignment.path("employmentType").asText());
    }

    @Test
    void fiftyTwinsWithOneKeyMakeOneEmployee() throws Exception {
        var body = somebody();
        String key = UUID.randomUUID().toString();
        var gateway = told.gateway();
        gateway.as("hr").get("/api/staff/practice-group").expect(200); // fetches the token that all fifty use
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> gateway.as("hr").post("/api/staff/employees", body, key));
        }
        var statuses = new ArrayList<Integer>();
        var locations = new TreeSet<String>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : executor.invokeAll(calls)) {
                Answer answer = call.get();
                statuses.add(answer.status());
                if (answer.status() == 201) {
                    locations.add(answer.location());
                }
            }
        }
        assertThat(statuses).containsOnly(201, 409).contains(201);
        assertThat(locations).hasSize(1);
        long made = told.gateway().as("hr").all("/api/staff/employees").stream()
                .filter(employee -> employee.path("employeeNumber").asText().equals(body.get("employeeNumber")))
                .count();
        assertThat(made).isEqualTo(1);
    }
}
