package org.openpractice.compliance.obligation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenDaysTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);
    private static final String SIX_DAYS = """
            {"weekdays":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY"],"federalHolidays":false}
            """;

    private final Practice practice = new Practice();

    @Test
    void aGroupThatSaysNothingIsOpenMondayToFriday() {
        practice.compliance()
                .get("/open-days")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("weekdays", contains("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"))
                .body("federalHolidays", equalTo(false));
    }

    @Test
    void aGroupOpenOnSaturdayHasItsFormsDueSoonerAndTheProofSaysWhy() {
        var before = practice.hire(Practice.person("Alice", "Example", LocalDate.of(1980, 4, 5), null), false, FRIDAY);
        practice.compliance()
                .header("If-Match", "\"0\"")
                .body(SIX_DAYS)
                .put("/open-days")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("weekdays", hasItem("SATURDAY"));
        var after = practice.hire(Practice.person("Bob", "Example", LocalDate.of(1980, 4, 5), null), false, FRIDAY);
        practice.compliance()
                .queryParam("employeeId", after)
                .get("/obligations")
                .then()
                .rootPath("items.find { it.rule == 'i9-section-2' }")
                .body("dueOn", equalTo("2026-03-10"))
                .body("explanation.dayCount", containsString("Saturday"));
        practice.compliance()
                .queryParam("employeeId", before)
                .get("/obligations")
                .then()
                .body("items.find { it.rule == 'i9-section-2' }.dueOn", equalTo("2026-03-11"));
    }

    @Test
    void aChangeNeedsTheCurrentVersionTheRoleAndAtLeastOneDay() {
        practice.compliance().body(SIX_DAYS).put("/open-days").then().statusCode(428);
        practice.compliance()
                .header("If-Match", "\"5\"")
                .body(SIX_DAYS)
                .put("/open-days")
                .then()
                .statusCode(412);
        practice.as("hr")
                .header("If-Match", "\"0\"")
                .body(SIX_DAYS)
                .put("/open-days")
                .then()
                .statusCode(403);
        practice.compliance()
                .header("If-Match", "\"0\"")
                .body("{\"weekdays\":[],\"federalHolidays\":\"no\"}")
                .put("/open-days")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("weekdays", "federalHolidays"));
        practice.compliance()
                .header("If-Match", "\"0\"")
                .body(SIX_DAYS)
                .put("/open-days")
                .then()
                .statusCode(200);
        practice.compliance()
                .header("If-Match", "\"0\"")
                .body(SIX_DAYS)
                .put("/open-days")
                .then()
                .statusCode(412);
    }
}
