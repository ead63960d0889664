package org.openpractice.staff.practice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.platform.identity.Roles.EMPLOYEE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.SCHEDULER;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.audited;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.staff.StaffApi.payloads;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PracticeStructureTest {

    private static final String GROUP = """
            {"name":"%s","ein":"25-1234567",
             "address":{"street":"1 Fifth Avenue","city":"Pittsburgh","state":"PA","zip":"15213"}}
            """;
    private static final String LOCATION = """
            {"name":"%s","placeOfService":"11",
             "address":{"street":"1 Fifth Avenue","city":"Pittsburgh","state":"PA","zip":"15213-2582"}}
            """;
    private static final String DEPARTMENT = """
            {"name":"%s"}
            """;
    private static final String POSITION = """
            {"title":"%s","exempt":false,"provider":false,"bloodborneExposure":true,"headcount":3}
            """;

    private final UUID group = UUID.randomUUID();
    private final String admin = Tokens.forGroup(group).withRoles(GROUP_ADMIN).bearer();

    private String bearer(String role) {
        return Tokens.forGroup(group).withRoles(role).bearer();
    }

    @Test
    void describesTheGroupAndShowsItsEmployerNumberMasked() {
        as(admin).get("/practice-group").then().statusCode(404);

        as(admin)
                .body(GROUP.formatted("Sample Group"))
                .put("/practice-group")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("id", equalTo(group.toString()))
                .body("ein", equalTo("**-***4567"));

        as(bearer(HR)).get("/practice-group").then().statusCode(200).body("name", equalTo("Sample Group"));
        assertThat(audited(group)).containsExactly("added");
        assertThat(query("select encode(ein_sealed, 'escape') from practice_group where id = ?", group))
                .singleElement()
                .asString()
                .doesNotContain("251234567");
    }

    @Test
    void changesTheGroupOnItsCurrentVersionOnly() {
        as(admin)
                .body(GROUP.formatted("Sample Group"))
                .put("/practice-group")
                .then()
                .statusCode(201);

        as(admin).body(GROUP.formatted("Other")).put("/practice-group").then().statusCode(428);
        as(admin)
                .header("If-Match", "\"7\"")
                .body(GROUP.formatted("Other"))
                .put("/practice-group")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
        as(admin)
                .header("If-Match", "\"0\"")
                .body(GROUP.formatted("Other"))
                .put("/practice-group")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Other"));
        as(admin)
                .header("If-Match", "\"1\"")
                .body(GROUP.formatted("Other"))
                .put("/practice-group")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void opensALocationAndTellsIt() {
        UUID location = created(as(admin).body(LOCATION.formatted("Oakland")).post("/locations"));

        as(bearer(SCHEDULER))
                .get("/locations/" + location)
                .then()
                .statusCode(200)
                .body("name", equalTo("Oakland"))
                .body("address.zip", equalTo("15213-2582"))
                .body("placeOfService", equalTo("11"));
        assertThat(facts(location)).containsExactly("LocationOpened");
        assertThat(payloads(location).getFirst()).contains("\"state\":\"PA\"");
        assertThat(audited(location)).containsExactly("LocationOpened");
    }

    @Test
    void saysAnewWhatALocationIsOnItsCurrentVersionOnly() {
        UUID location = created(as(admin).body(LOCATION.formatted("Oakland")).post("/locations"));
        created(as(admin).body(LOCATION.formatted("Shadyside")).post("/locations"));
        String moved = LOCATION.formatted("Oakland Clinic").replace("2582", "2583");

        as(admin).body(moved).put("/locations/" + location).then().statusCode(428);
        as(admin)
                .header("If-Match", "\"0\"")
                .body(LOCATION.formatted("sHADYSIDE"))
                .put("/locations/" + location)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/location-name-in-use"));
        as(admin)
                .header("If-Match", "\"0\"")
                .body(moved)
                .put("/locations/" + location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("Oakland Clinic"))
                .body("address.zip", equalTo("15213-2583"));
        as(admin)
                .header("If-Match", "\"0\"")
                .body(moved)
                .put("/locations/" + location)
                .then()
                .statusCode(412);
        // Said again it is the same, and nothing new is told.
        as(admin)
                .header("If-Match", "\"1\"")
                .body(moved)
                .put("/locations/" + location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        as(bearer(HR))
                .header("If-Match", "\"1\"")
                .body(moved)
                .put("/locations/" + location)
                .then()
                .statusCode(403);
        as(admin)
                .header("If-Match", "\"1\"")
                .body(moved)
                .put("/locations/" + UUID.randomUUID())
                .then()
                .statusCode(404);

        assertThat(facts(location)).containsExactly("LocationOpened", "LocationChanged");
        assertThat(payloads(location).getLast()).contains("\"zip\":\"15213-2583\"", "\"name\":\"Oakland Clinic\"");
    }

    @ParameterizedTest
    @CsvSource({
        "00, Pittsburgh, Sample, placeOfService",
        "59, Pittsburgh, Sample, placeOfService",
        "11, A City of Far More Than Thirty Letters, Sample, city",
        "11, Pittsburgh, \u4e2d, name",
        "11, \u0416, Sample, city"
    })
    void refusesALocationThatNoClaimCanName(String place, String city, String name, String field) {
        as(admin)
                .body(LOCATION.formatted(name)
                        .replace("\"11\"", "\"" + place + "\"")
                        .replace("Pittsburgh", city))
                .post("/locations")
                .then()
                .statusCode(400)
                .body("errors.toString().toLowerCase()", containsString(field.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void addsDepartmentsAndPositions() {
        UUID department = created(as(admin).body(DEPARTMENT.formatted("Care")).post("/departments"));
        UUID position = created(as(admin).body(POSITION.formatted("Nurse")).post("/positions"));

        as(bearer(HR)).get("/departments/" + department).then().statusCode(200).body("name", equalTo("Care"));
        as(bearer(HR))
                .get("/positions/" + position)
                .then()
                .statusCode(200)
                .body("title", equalTo("Nurse"))
                .body("exempt", equalTo(false))
                .body("provider", equalTo(false))
                .body("bloodborneExposure", equalTo(true))
                .body("headcount", equalTo(3));
        assertThat(audited(department)).containsExactly("added");
        assertThat(audited(position)).containsExactly("added");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locations", "departments", "positions"})
    void refusesANameThatIsInUseInAnyCase(String collection) {
        String body = body(collection);
        as(admin).body(body.formatted("Same")).post("/" + collection).then().statusCode(201);

        as(admin)
                .body(body.formatted("sAME"))
                .post("/" + collection)
                .then()
                .statusCode(409)
                .body("type", endsWith("-in-use"));
        // Nor is it another name with blanks around it; a text is kept as it was sent, so that one is refused.
        as(admin)
                .body(body.formatted(" sAME "))
                .post("/" + collection)
                .then()
                .statusCode(400)
                .body("errors[0].problem", startsWith("begins with a blank"));
        as(Tokens.forGroup(UUID.randomUUID()).withRoles(GROUP_ADMIN).bearer())
                .body(body.formatted("Same"))
                .post("/" + collection)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locations", "departments", "positions"})
    void isClosedWithoutATokenAndToOtherRoles(String collection) {
        String body = body(collection).formatted("Closed");
        given().contentType("application/json")
                .body(body)
                .post("/" + collection)
                .then()
                .statusCode(401);
        as(bearer(HR)).body(body).post("/" + collection).then().statusCode(403);
        as(bearer(EMPLOYEE)).get("/" + collection).then().statusCode(403);
        as(bearer(EMPLOYEE))
                .get("/" + collection + "/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locations", "departments", "positions"})
    void answersAnotherGroupsIdLikeAnUnknownOne(String collection) {
        UUID id = created(as(admin).body(body(collection).formatted("Ours")).post("/" + collection));
        String stranger =
                Tokens.forGroup(UUID.randomUUID()).withRoles(GROUP_ADMIN).bearer();

        byte[] anothers = as(stranger).get("/" + collection + "/" + id).asByteArray();
        byte[] unknown =
                as(stranger).get("/" + collection + "/" + UUID.randomUUID()).asByteArray();

        assertThat(anothers).isEqualTo(unknown);
        as(stranger).get("/" + collection + "/" + id).then().statusCode(404);
    }

    @Test
    void pagesThroughAList() {
        for (String name : new String[] {"A", "B", "C"}) {
            as(admin)
                    .body(DEPARTMENT.formatted(name))
                    .post("/departments")
                    .then()
                    .statusCode(201);
        }

        String cursor = as(admin)
                .get("/departments?limit=2")
                .then()
                .statusCode(200)
                .body("items.name", contains("A", "B"))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        as(admin)
                .get("/departments?limit=2&cursor=" + cursor)
                .then()
                .body("items.name", contains("C"))
                .body("nextCursor", nullValue());
        as(admin).get("/departments?limit=0").then().statusCode(400).body("errors.field", contains("limit"));
        as(admin).get("/departments?cursor=x").then().statusCode(400);
    }

    @Test
    void namesEveryWrongFieldOfALocation() {
        as(admin)
                .body("""
                        {"name":" ","placeOfService":"1","color":"red",
                         "address":{"street":"1 Fifth Avenue","state":"XX","zip":"1"}}
                        """)
                .post("/locations")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "name", "placeOfService", "color", "address.city", "address.state", "address.zip"));
    }

    @Test
    void namesEveryWrongFieldOfAPosition() {
        as(admin)
                .body("""
                        {"title":"Nurse","exempt":"maybe","headcount":-1}
                        """)
                .post("/positions")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("exempt", "provider", "bloodborneExposure", "headcount"));
    }

    @Test
    void refusesAWrongEmployerNumberWithoutRepeatingIt() {
        as(admin)
                .body(GROUP.formatted("Sample Group").replace("25-1234567", "00-7654321"))
                .put("/practice-group")
                .then()
                .statusCode(400)
                .body("errors.field", contains("ein"))
                .body("errors[0].problem", not(endsWith("7654321")));
    }

    private static String body(String collection) {
        return switch (collection) {
            case "locations" -> LOCATION;
            case "departments" -> DEPARTMENT;
            default -> POSITION;
        };
    }
}
