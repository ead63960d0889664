package org.openpractice.compliance.obligation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Told;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DueDatesTest {

    private static final LocalDate MONDAY =
            LocalDate.now(ZoneOffset.UTC).plusDays(7).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final Practice practice = new Practice();

    @Test
    void aDueDateThatMovesUpdatesItsEntryAndAnObligationThatIsMetIsCanceled() {
        var employee =
                practice.hire(Practice.person("Alice", "Example", LocalDate.of(1980, 4, 5), null), false, MONDAY);
        String url = practice.compliance()
                .post("/calendar-feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        var feed = url.replace("https://practice.example/api/compliance", "");
        var sectionTwo = id(employee, "i9-section-2");

        var first = event(feed, sectionTwo);
        assertThat(first.getSequence().getValue()).isZero();
        assertThat(first.getSummary().getValue()).startsWith("Due: ");
        assertThat(Told.in(given().get(feed).asString())).doesNotContain("Alice", "Example", "1980");

        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, MONDAY.plusDays(1), EmploymentEvent.TerminationReason.END_OF_CONTRACT));
        var moved = event(feed, sectionTwo);
        assertThat(day(moved)).isEqualTo(MONDAY.toString()).isNotEqualTo(day(first));
        assertThat(moved.getUid().getValue()).isEqualTo(first.getUid().getValue());
        assertThat(moved.getSequence().getValue()).isEqualTo(1);

        practice.compliance()
                .body(Map.of("metOn", LocalDate.now(ZoneOffset.UTC).toString(), "reference", "form on file"))
                .post("/obligations/" + sectionTwo + "/evidence")
                .then()
                .statusCode(200);
        var met = event(feed, sectionTwo);
        assertThat(met.getStatus().isCancelled()).isTrue();
        assertThat(met.getSequence().getValue()).isEqualTo(2);

        String id = practice.compliance().get("/calendar-feeds").path("[0].id");
        practice.compliance().delete("/calendar-feeds/" + id).then().statusCode(204);
        given().get(feed).then().statusCode(404);
    }

    private String id(UUID employee, String rule) {
        return practice.compliance()
                .queryParam("employeeId", employee)
                .get("/obligations")
                .path("items.find { it.rule == '" + rule + "' }.id");
    }

    private static VEvent event(String feed, String obligation) {
        List<VEvent> events =
                Biweekly.parse(given().get(feed).asString()).first().getEvents();
        return events.stream()
                .filter(event -> event.getUid().getValue().startsWith(obligation))
                .findFirst()
                .orElseThrow();
    }

    private static String day(VEvent event) {
        var date = event.getDateStart().getValue().getRawComponents();
        return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonth(), date.getDate());
    }
}
