package org.openpractice.payroll.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayDaysTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void payDaysStandInTheCalendarOfWhoeverMayReadThem() {
        api.biweeklyCalendar();
        String url = api.as("ada", Roles.ACCOUNTANT)
                .post("/calendar-feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        var feed = given().get(url.replace("https://practice.example/api/payroll", ""));
        assertThat(feed.statusCode()).isEqualTo(200);
        var events = Biweekly.parse(feed.asString()).first().getEvents();
        // The day before the holiday, not the Friday that is one (see PayCalendarResourceTest).
        assertThat(events)
                .extracting(event -> day(event))
                .contains("2026-11-20", "2026-12-04", "2026-12-18", "2026-12-31")
                .doesNotContain("2027-01-01");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getSummary().getValue()).isEqualTo("Pay day: Biweekly"));
        assertThat(events.stream().map(event -> event.getUid().getValue())).doesNotHaveDuplicates();
        api.as("hans", Roles.HR).post("/calendar-feeds").then().statusCode(403);
    }

    private static String day(VEvent event) {
        var date = event.getDateStart().getValue().getRawComponents();
        return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonth(), date.getDate());
    }
}
