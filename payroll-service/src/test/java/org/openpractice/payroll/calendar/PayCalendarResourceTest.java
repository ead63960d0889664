package org.openpractice.payroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayCalendarResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void opensACalendarAndExplainsItsPeriods() {
        var id = api.biweeklyCalendar();
        api.clerk()
                .get("/pay-calendars/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("frequency", equalTo("BIWEEKLY"));
        api.clerk()
                .get("/pay-calendars/" + id + "/periods?year=2026")
                .then()
                .statusCode(200)
                // 27 pay dates: that of 1 January 2027 moves back to 31 December
                .body("$", hasSize(27))
                .body("find { it.startsOn == '2026-11-01' }.payDate", equalTo("2026-11-20"))
                .body(
                        "find { it.payDate == '2026-11-20' }.explanation[1]",
                        equalTo("pay date 6 days after the period's end: FRIDAY 2026-11-20"))
                .body(
                        "explanation.flatten()",
                        hasItem(endsWith("(Juneteenth National Independence Day): moved to THURSDAY 2026-06-18")));
        api.clerk().get("/pay-calendars").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void refusesASecondCalendarOfTheSameName() {
        api.biweeklyCalendar();
        api.clerk()
                .body("""
                        {"name":"Biweekly","frequency":"MONTHLY","firstPeriodStartsOn":"2026-01-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":0}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/calendar-name-in-use"));
    }

    @Test
    void namesEveryWrongField() {
        api.clerk()
                .body("""
                        {"name":" ","frequency":"DAILY","firstPeriodStartsOn":"2026-11-31","payDaysAfterPeriodEnd":40,
                         "color":"red"}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("name"))
                .body("errors.field", hasItem("frequency"))
                .body("errors.field", hasItem("firstPeriodStartsOn"))
                .body("errors.field", hasItem("workweekStartsOn"))
                .body("errors.field", hasItem("payDaysAfterPeriodEnd"))
                .body("errors.field", hasItem("color"));
    }

    @Test
    void refusesAPeriodThatDoesNotStartWithTheWorkweek() {
        var problem = api.clerk()
                .body("""
                        {"name":"Odd","frequency":"WEEKLY","firstPeriodStartsOn":"2026-11-02",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":5}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(problem).contains("SUNDAY");
    }

    @Test
    void asksForATokenARoleAndAKnownCalendar() {
        io.restassured.RestAssured.get("/pay-calendars").then().statusCode(401);
        api.as("somebody", Roles.EMPLOYEE).get("/pay-calendars").then().statusCode(403);
        var id = api.biweeklyCalendar();
        var unknown = api.clerk().get("/pay-calendars/" + UUID.randomUUID());
        var others = new PayrollApi().clerk().get("/pay-calendars/" + id);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(others.asByteArray()).isEqualTo(unknown.asByteArray());
    }
}
