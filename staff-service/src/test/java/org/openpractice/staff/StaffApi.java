package org.openpractice.staff;

import static io.restassured.RestAssured.given;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpractice.staff.employee.Numbers;
import org.openpractice.testing.Database;
import org.openpractice.testing.Tokens;

/** The staff service as its clients see it, and what it leaves in the database. */
public final class StaffApi {

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private StaffApi() {}

    /** A group of its own with a location, a department and two positions. */
    public record Practice(UUID group, UUID location, UUID department, UUID physician, UUID receptionist) {

        public static Practice open() {
            UUID group = UUID.randomUUID();
            String admin = Tokens.forGroup(group).withRoles(GROUP_ADMIN).bearer();
            return new Practice(
                    group,
                    created(as(admin).body("""
                            {"name":"Oakland","placeOfService":"11","address":
                             {"street":"1 Fifth Avenue","city":"Pittsburgh","state":"PA","zip":"15213"}}
                            """).post("/locations")),
                    created(as(admin).body("""
                            {"name":"Care"}
                            """).post("/departments")),
                    created(as(admin).body("""
                            {"title":"Physician","exempt":true,"provider":true,"bloodborneExposure":true,"headcount":4}
                            """).post("/positions")),
                    created(as(admin).body("""
                            {"title":"Receptionist","exempt":false,"provider":false,"bloodborneExposure":false,
                             "headcount":6}
                            """).post("/positions")));
        }

        public String bearer(String... roles) {
            return Tokens.forGroup(group).withRoles(roles).bearer();
        }

        public RequestSpecification hr() {
            return as(bearer(HR));
        }

        /** A receptionist nobody has hired yet. */
        public Map<String, Object> newReceptionist() {
            int n = PEOPLE.incrementAndGet();
            var person = new LinkedHashMap<String, Object>(Map.of(
                    "firstName",
                    "Robin",
                    "lastName",
                    "Sample" + n,
                    "formerLastNames",
                    List.of(),
                    "birthDate",
                    "1988-04-03",
                    "workEmail",
                    "robin" + n + "@practice.example",
                    "homeAddress",
                    Map.of("street", "12 Sample Street", "city", "Pittsburgh", "state", "PA", "zip", "15213")));
            return new LinkedHashMap<>(Map.of(
                    "employeeNumber",
                    "E-" + n,
                    "person",
                    person,
                    "ssn",
                    Numbers.ssn(n),
                    "assignment",
                    assignment(receptionist),
                    "startsOn",
                    "2026-11-09"));
        }

        /** A physician nobody has hired yet. */
        public Map<String, Object> newPhysician() {
            var body = newReceptionist();
            person(body).put("npi", Numbers.npi(100_000_000 + PEOPLE.get()));
            body.put("assignment", assignment(physician));
            return body;
        }

        public Map<String, Object> assignment(UUID position) {
            return new LinkedHashMap<>(Map.of(
                    "locationId", location,
                    "departmentId", department,
                    "positionId", position,
                    "employmentType", "FULL_TIME"));
        }

        public Response hire(Map<String, Object> body) {
            return hr().header("Idempotency-Key", UUID.randomUUID()).body(body).post("/employees");
        }

        /** Hires a receptionist who was never hired before. */
        public UUID hired() {
            return created(hire(newReceptionist()));
        }

        /** What a change request says when nothing changes. */
        public Map<String, Object> unchanged(Map<String, Object> hireBody, String effectiveOn) {
            var body = new LinkedHashMap<>(hireBody);
            body.remove("employeeNumber");
            body.remove("ssn");
            body.remove("startsOn");
            body.put("effectiveOn", effectiveOn);
            return body;
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> person(Map<String, Object> body) {
        return (Map<String, Object>) body.get("person");
    }

    public static RequestSpecification as(String bearer) {
        return given().header("Authorization", bearer).contentType("application/json");
    }

    public static UUID created(Response response) {
        return UUID.fromString(response.then().statusCode(201).extract().path("id"));
    }

    /** Types of the facts about an aggregate, in their order. */
    public static List<String> facts(UUID aggregate) {
        return Database.query(
                "select type from outbox where topic = 'staff.events.v1' and aggregate_id = ? order by aggregate_sequence",
                aggregate);
    }

    /** Payloads of the facts about an aggregate, in their order. */
    public static List<String> payloads(UUID aggregate) {
        return Database.query(
                "select payload from outbox where topic = 'staff.events.v1' and aggregate_id = ? order by aggregate_sequence",
                aggregate);
    }

    /** What somebody did to a record, in the order of the audit log. */
    public static List<String> audited(UUID subject) {
        return Database.query("select action from audit_line where subject_id = ? order by sequence", subject);
    }

    /** Tables with a row in which one of the texts stands, as text or as bytes. */
    public static List<String> tablesWith(String... texts) {
        return Database.query("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind = 'r'
                        """).stream()
                .filter(table -> Arrays.stream(texts)
                        .anyMatch(text -> !Database.query(
                                        "select 1 from " + table + " t where t::text like ? or t::text like ? limit 1",
                                        "%" + text + "%",
                                        "%" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "%")
                                .isEmpty()))
                .toList();
    }
}
