package org.openpractice.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ComplianceListTest extends ListRules {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final Practice practice = new Practice();

    private UUID hire(String first, String last) {
        return practice.hire(Practice.person(first, last, LocalDate.of(1980, 4, 5), null), false, MONDAY);
    }

    @Test
    void obligationsAreFoundByNameTitleRuleAndDueDate() {
        var alice = hire("Alice", "Example");
        hire("Bob", "Sample");

        practice.compliance()
                .queryParam("q", "sample hipaa")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.rule", hasSize(1))
                .body("items.employeeName", contains("Bob Sample"));
        practice.compliance()
                .queryParam("rule", "i9-section-1")
                .queryParam("employeeId", alice)
                .queryParam("dueTo", "2026-03-02")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.dueOn", contains("2026-03-02"));
        practice.compliance()
                .queryParam("dueFrom", "2027-03-03")
                .get("/obligations")
                .then()
                .body("items", empty());
        practice.compliance()
                .queryParam("keeps", true)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items", empty());
        String report = practice.compliance()
                .queryParam("rule", "new-hire-report")
                .queryParam("subjectId", alice)
                .get("/obligations")
                .path("items[0].id");
        practice.compliance()
                .body("{\"metOn\":\"2026-03-05\",\"reference\":\"confirmation 17\"}")
                .post("/obligations/" + report + "/evidence")
                .then()
                .statusCode(200);
        practice.compliance()
                .queryParam("metFrom", "2026-03-05")
                .queryParam("metTo", "2026-03-05")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.id", contains(report));
        practice.compliance()
                .queryParam("metFrom", "2026-03-06")
                .get("/obligations")
                .then()
                .body("items", empty());
        List<String> due = practice.compliance()
                .queryParam("sort", "-dueOn")
                .get("/obligations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.dueOn");
        Assertions.assertThat(due).isSortedAccordingTo((a, b) -> b.compareTo(a)).hasSize(8);
    }

    @Test
    void aFileOfObligationsHoldsThemAllAndNamesTheirSubjects() {
        hire("Alice", "Example");

        var csv = practice.compliance()
                .accept("text/csv")
                .get("/obligations")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        Assertions.assertThat(csv.lines()).hasSize(5);
        Assertions.assertThat(csv)
                .startsWith("\uFEFFid,subject.kind,subject.id,subject.name")
                .contains("Alice Example");
    }

    @Test
    void whoWasNeverScreenedIsFoundByThatResult() {
        var alice = hire("Alice", "Example");

        practice.compliance()
                .queryParam("result", "NOT_SCREENED")
                .queryParam("q", "alice")
                .get("/screenings")
                .then()
                .body("items.employeeId", contains(alice.toString()));
        practice.compliance()
                .queryParam("result", "CLEAR")
                .get("/screenings")
                .then()
                .body("items", empty());
        practice.compliance()
                .queryParam("screenedFrom", "2026-01-01")
                .get("/screenings")
                .then()
                .body("items", empty());
    }
}
