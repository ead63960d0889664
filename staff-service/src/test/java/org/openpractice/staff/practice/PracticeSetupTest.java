package org.openpractice.staff.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.staff.StaffApi;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

/** A practice described in one go. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PracticeSetupTest {

    private static final String PRACTICE = """
            {"locations":[{"name":"Oakland","placeOfService":"11",
               "address":{"street":"1 Sample Street","city":"Pittsburgh","state":"PA","zip":"15213-0001"}}],
             "departments":[{"name":"Care"},{"name":"Front office"}],
             "positions":[
               {"title":"Physician","exempt":true,"provider":true,"bloodborneExposure":true,"headcount":2},
               {"title":"Receptionist","exempt":false,"provider":false,"bloodborneExposure":false,"headcount":3}]}
            """;

    private final UUID group = UUID.randomUUID();

    private RequestSpecification admin() {
        return as(GROUP_ADMIN);
    }

    private RequestSpecification as(String role) {
        return StaffApi.as(Tokens.forGroup(group).withRoles(role).bearer());
    }

    @Test
    void everythingIsAddedAndTheSameListAddsNothing() {
        admin().body(PRACTICE)
                .post("/practice-setup")
                .then()
                .statusCode(200)
                .body("added", equalTo(5))
                .body("locations.name", contains("Oakland"))
                .body("departments.name", contains("Care", "Front office"))
                .body("positions.title", contains("Physician", "Receptionist"));
        admin().get("/positions").then().body("items", hasSize(2));
        admin().body(PRACTICE)
                .post("/practice-setup")
                .then()
                .statusCode(200)
                .body("added", equalTo(0))
                .body("positions", hasSize(2));
        admin().get("/departments").then().body("items", hasSize(2));
    }

    @Test
    void oneThatSaysSomethingElseThanTheGroupsLeavesAllOut() {
        admin().body(
                        "{\"title\":\"Receptionist\",\"exempt\":true,\"provider\":false,\"bloodborneExposure\":false,\"headcount\":1}")
                .post("/positions")
                .then()
                .statusCode(201);
        admin().body(PRACTICE)
                .post("/practice-setup")
                .then()
                .statusCode(409)
                .body("type", endsWith("/position-title-in-use"));
        admin().get("/departments").then().body("items", empty());
        admin().get("/locations").then().body("items", empty());
    }

    @Test
    void wrongAndRepeatedOnesAreNamedByTheirPlace() {
        admin().body(PRACTICE.replace("\"headcount\":3", "\"headcount\":-3").replace("\"Front office\"", "\"Care\""))
                .post("/practice-setup")
                .then()
                .statusCode(400)
                .body("errors.field.toString()", containsString("positions[1].headcount"))
                .body("errors.field.toString()", containsString("departments"));
        as(HR).body(PRACTICE).post("/practice-setup").then().statusCode(403);
    }
}
