package org.openpractice.compliance.obligation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationOpened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationWithdrawn;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ObligationLifeTest {

    private static final LocalDate BORN = LocalDate.of(1980, 4, 5);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final EmploymentEvent.Person ALICE = Practice.person("Alice", "Example", BORN, null);

    private final Practice practice = new Practice();

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Test
    void aHireIntoAnExposedPositionOpensSixObligationsEachWithItsProof() {
        var employee = practice.hire(ALICE, true, MONDAY);
        of(employee)
                .then()
                .statusCode(200)
                .body(
                        "items.rule",
                        contains(
                                "i9-section-1",
                                "i9-section-2",
                                "new-hire-report",
                                "hipaa-training",
                                "bloodborne-pathogens-training",
                                "hepatitis-b-offer"))
                .body("items.status", everyItem(equalTo("OVERDUE")))
                .body("items.employeeName", everyItem(equalTo("Alice Example")))
                .body("items.employeeId", everyItem(equalTo(employee.toString())))
                .body("items.subject.kind", everyItem(equalTo("EMPLOYEE")))
                .body("items.subject.id", everyItem(equalTo(employee.toString())))
                .body("items.subject.name", everyItem(equalTo("Alice Example")))
                .rootPath("items.find { it.rule == 'i9-section-2' }")
                .body("dueOn", equalTo("2026-03-05"))
                .body("explanation.citation", containsString("8 CFR 274a.2"))
                .body("explanation.version", equalTo(1))
                .body("explanation.inputs[0].name", equalTo("first day of work for pay"))
                .body("explanation.inputs[0].value", equalTo("2026-03-02"))
                .body("explanation.dayCount", containsString("open for business (M-274): Monday, Tuesday"))
                .body("explanation.steps.date", contains("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"))
                .body("explanation.steps.count", contains(0, 1, 2, 3))
                .body("explanation.nextAction", containsString("section 2"))
                .body("history.change", contains("OPENED"))
                .body("history[0].by", equalTo("event:staff-events"));
        var obligation = UUID.fromString(id(employee, "i9-section-2"));
        Practice.awaitPublished(obligation, "ObligationOpened");
        assertThat(Practice.lastPublished(obligation, ObligationOpened.class))
                .isEqualTo(new ObligationOpened(
                        obligation, Subject.employee(employee), "i9-section-2", LocalDate.of(2026, 3, 5)));
    }

    @Test
    void somebodyWithoutExposureHasNoBloodborneObligations() {
        var employee = practice.hire(ALICE, false, MONDAY);
        of(employee).then().body("items.rule", hasSize(4)).body("items.rule", not(hasItem("hepatitis-b-offer")));
    }

    @Test
    void anObligationIsOpenUntilItsDayAndOverdueAfterIt() {
        var employee = practice.hire(ALICE, false, today());
        assertThat(status(employee, "i9-section-1")).isEqualTo("OPEN");
        assertThat(status(employee, "new-hire-report")).isEqualTo("OPEN");
        var late = practice.hire(Practice.person("Bob", "Example", BORN, null), false, today().minusDays(20));
        assertThat(status(late, "i9-section-1")).isEqualTo("OVERDUE");
        assertThat(status(late, "new-hire-report")).isEqualTo("OPEN");
        practice.compliance()
                .queryParam("status", "OVERDUE")
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.employeeId", everyItem(equalTo(late.toString())))
                .body("items.rule", hasItems("i9-section-1", "i9-section-2", "hipaa-training"));
        practice.compliance()
                .queryParam("status", "OPEN")
                .queryParam("employeeId", late)
                .get("/obligations")
                .then()
                .body("items.rule", contains("new-hire-report"));
        practice.compliance()
                .queryParam("status", "LATE")
                .get("/obligations")
                .then()
                .statusCode(400)
                .body("errors.field", contains("status"));
    }

    @Test
    void evidenceMeetsAnObligationOnceAndSaysWhoAndWhen() {
        var employee = practice.hire(ALICE, false, MONDAY);
        var id = id(employee, "i9-section-1");
        var sha = "0".repeat(64);
        practice.as("hr")
                .body(Map.of("metOn", "2026-03-02", "reference", "Form I-9 of 2 March 2026", "documentSha256", sha))
                .post("/obligations/" + id + "/evidence")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("status", equalTo("MET"))
                .body("metOn", equalTo("2026-03-02"))
                .body("evidence", hasSize(1))
                .body("evidence[0].recordedBy", equalTo("test-hr"))
                .body("evidence[0].recordedAt", notNullValue())
                .body("evidence[0].documentSha256", equalTo(sha))
                .body("history.change", contains("OPENED", "MET"));
        meet(id, "2026-03-03", null)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/obligation-already-met"))
                .body("metOn", equalTo("2026-03-02"));
        Practice.awaitPublished(UUID.fromString(id), "ObligationOpened", "ObligationMet");
        practice.compliance()
                .queryParam("status", "MET")
                .get("/obligations")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void everyWrongFieldOfEvidenceIsNamed() {
        var employee = practice.hire(ALICE, true, MONDAY);
        practice.compliance()
                .body("{\"metOn\":\"2026-02-30\",\"reference\":\" \",\"documentSha256\":\"x\",\"extra\":1}")
                .post("/obligations/" + id(employee, "i9-section-1") + "/evidence")
                .then()
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("metOn", "reference", "documentSha256", "extra"));
        meet(id(employee, "hepatitis-b-offer"), today().plusDays(1).toString(), "MAYBE")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", contains("metOn", "outcome"))
                .body("errors[1].problem", equalTo("expected one of ACCEPTED, DECLINED, NOT_REQUIRED"));
        meet(id(employee, "i9-section-1"), "2026-03-02", "ACCEPTED")
                .then()
                .statusCode(400)
                .body("errors.field", contains("outcome"));
    }

    @Test
    void theHepatitisBOfferComesAfterTheTraining() {
        var employee = practice.hire(ALICE, true, MONDAY);
        var training = id(employee, "bloodborne-pathogens-training");
        var offer = id(employee, "hepatitis-b-offer");
        meet(offer, "2026-03-04", "ACCEPTED")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/earlier-obligation-open"))
                .body("rule", equalTo("bloodborne-pathogens-training"))
                .body("obligationId", equalTo(training));
        meet(training, "2026-03-03", null).then().statusCode(200);
        meet(offer, "2026-03-02", "ACCEPTED").then().statusCode(409);
        meet(offer, "2026-03-03", "DECLINED").then().statusCode(200).body("evidence[0].outcome", equalTo("DECLINED"));
    }

    @Test
    void exposureOpensItsObligationsWhenItBeginsAndWithdrawsThemWhenItEnds() {
        var employee = practice.hire(ALICE, false, MONDAY);
        practice.tell(new EmploymentEvent.EmployeeChanged(
                employee, ALICE, Practice.assignment(true), LocalDate.of(2026, 4, 6)));
        of(employee)
                .then()
                .body("items.rule", hasSize(6))
                .body("items.find { it.rule == 'hepatitis-b-offer' }.dueOn", equalTo("2026-04-20"));
        var offer = id(employee, "hepatitis-b-offer");
        var event = practice.tell(new EmploymentEvent.EmployeeChanged(
                employee, ALICE, Practice.assignment(false), LocalDate.of(2026, 5, 4)));
        assertThat(status(employee, "hepatitis-b-offer")).isEqualTo("WITHDRAWN");
        meet(offer, "2026-05-05", "ACCEPTED")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/obligation-withdrawn"))
                .body("withdrawnFrom", equalTo("2026-05-04"));
        Practice.awaitPublished(UUID.fromString(offer), "ObligationOpened", "ObligationWithdrawn");
        assertThat(Practice.lastPublished(UUID.fromString(offer), ObligationWithdrawn.class)
                        .becauseOfEventId())
                .isEqualTo(event);
        practice.tell(new EmploymentEvent.EmployeeChanged(
                employee, ALICE, Practice.assignment(true), LocalDate.of(2026, 6, 1)));
        assertThat(status(employee, "hepatitis-b-offer")).isEqualTo("OVERDUE");
    }

    @Test
    void aChangeThatDoesNotTouchExposureTouchesNoObligation() {
        var employee = practice.hire(ALICE, true, MONDAY);
        practice.tell(new EmploymentEvent.EmployeeChanged(
                employee, ALICE, Practice.assignment(true), LocalDate.of(2026, 4, 6)));
        of(employee).then().body("items.history.flatten().change", everyItem(equalTo("OPENED")));
    }

    @Test
    void theEndOfEmploymentWithdrawsWhatProtectedTheFutureKeepsWhatIsOwedAndStartsTheRetention() {
        var employee = practice.hire(ALICE, true, MONDAY);
        meet(id(employee, "bloodborne-pathogens-training"), "2026-03-02", null)
                .then()
                .statusCode(200);
        var event = practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, LocalDate.of(2026, 6, 30), EmploymentEvent.TerminationReason.RESIGNED));
        assertThat(status(employee, "hipaa-training")).isEqualTo("WITHDRAWN");
        assertThat(status(employee, "hepatitis-b-offer")).isEqualTo("WITHDRAWN");
        assertThat(status(employee, "bloodborne-pathogens-training")).isEqualTo("MET");
        assertThat(status(employee, "i9-section-1")).isEqualTo("OVERDUE");
        assertThat(status(employee, "i9-section-2")).isEqualTo("OVERDUE");
        assertThat(status(employee, "new-hire-report")).isEqualTo("OVERDUE");
        of(employee)
                .then()
                .rootPath("items.find { it.rule == 'i9-retention' }")
                .body("status", equalTo("OPEN"))
                .body("keeps", equalTo(true))
                .body("dueOn", equalTo("2029-03-02"))
                .body("explanation.steps.date", contains("2029-03-02", "2027-06-30", "2029-03-02"))
                .detachRootPath("")
                .rootPath("items.find { it.rule == 'hipaa-training' }")
                .body("withdrawnFrom", equalTo("2026-07-01"))
                .body("history[1].becauseOfEventId", equalTo(event.toString()));
        meet(id(employee, "i9-retention"), "2026-07-01", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/retention-period-running"))
                .body("keepUntil", equalTo("2029-03-02"));
    }

    @Test
    void aRecordMayBeDestroyedAfterTheRetention() {
        var employee = practice.hire(ALICE, false, LocalDate.of(2020, 3, 2));
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, LocalDate.of(2020, 6, 30), EmploymentEvent.TerminationReason.RESIGNED));
        assertThat(status(employee, "i9-retention")).isEqualTo("OPEN");
        meet(id(employee, "i9-retention"), "2023-03-03", null)
                .then()
                .statusCode(200)
                .body("status", equalTo("MET"));
    }

    @Test
    void untilTheLastDayAnObligationStandsAlthoughItsEndIsKnown() {
        var employee = practice.hire(ALICE, false, today());
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, today().plusDays(10), EmploymentEvent.TerminationReason.RESIGNED));
        assertThat(status(employee, "hipaa-training")).isEqualTo("OPEN");
        meet(id(employee, "hipaa-training"), today().toString(), null).then().statusCode(200);
    }

    @Test
    void somebodyWhoNeverStartedOwesNothing() {
        var employee = practice.hire(ALICE, true, today().plusDays(30));
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, today().minusDays(1), EmploymentEvent.TerminationReason.RESIGNED));
        of(employee)
                .then()
                .body("items.status", everyItem(equalTo("WITHDRAWN")))
                .body("items.rule", not(hasItem("i9-retention")));
    }

    @Test
    void sectionTwoMovesToTheFirstDayWhenTheEmploymentLastsFewerThanThreeBusinessDays() {
        var employee = practice.hire(ALICE, false, MONDAY);
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, MONDAY.plusDays(1), EmploymentEvent.TerminationReason.END_OF_CONTRACT));
        of(employee)
                .then()
                .rootPath("items.find { it.rule == 'i9-section-2' }")
                .body("dueOn", equalTo("2026-03-02"))
                .body("explanation.steps[0].note", containsString("fewer than 3"))
                .body("explanation.inputs.value", hasItem("2026-03-03"))
                .body("history.change", contains("OPENED", "MOVED"));
    }

    @Test
    void aRehireReopensWhatMustBeRepeatedAndStopsTheRetention() {
        var employee = practice.hire(ALICE, true, MONDAY);
        for (var rule : List.of(
                "i9-section-1", "i9-section-2", "new-hire-report", "hipaa-training", "bloodborne-pathogens-training")) {
            meet(id(employee, rule), "2026-03-02", null).then().statusCode(200);
        }
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, LocalDate.of(2026, 6, 30), EmploymentEvent.TerminationReason.RESIGNED));
        var back = LocalDate.of(2026, 10, 5);
        var event =
                practice.tell(new EmploymentEvent.EmployeeRehired(employee, ALICE, Practice.assignment(true), back));
        // Completed within three years: Form I-9 is used again.
        assertThat(status(employee, "i9-section-1")).isEqualTo("MET");
        assertThat(status(employee, "i9-section-2")).isEqualTo("MET");
        assertThat(status(employee, "i9-retention")).isEqualTo("WITHDRAWN");
        for (var rule : List.of("new-hire-report", "hipaa-training", "bloodborne-pathogens-training")) {
            assertThat(status(employee, rule)).as(rule).isEqualTo("OVERDUE");
        }
        of(employee)
                .then()
                .rootPath("items.find { it.rule == 'new-hire-report' }")
                .body("dueOn", equalTo("2026-10-25"))
                .body("metOn", equalTo(null))
                .body("evidence", hasSize(1))
                .body("history.change", contains("OPENED", "MET", "REOPENED"))
                .body("history[2].becauseOfEventId", equalTo(event.toString()));
        of(employee)
                .then()
                .body(
                        "items.find { it.rule == 'hepatitis-b-offer' }.history.change",
                        contains("OPENED", "WITHDRAWN", "REOPENED"));
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                employee, LocalDate.of(2026, 10, 30), EmploymentEvent.TerminationReason.RESIGNED));
        of(employee)
                .then()
                .rootPath("items.find { it.rule == 'i9-retention' }")
                .body("dueOn", equalTo("2029-10-05"))
                .body("history.change", contains("OPENED", "WITHDRAWN", "REOPENED"));
    }

    private static EmploymentEvent.EmployeeTerminated left(UUID employee, LocalDate lastDay) {
        return new EmploymentEvent.EmployeeTerminated(employee, lastDay, EmploymentEvent.TerminationReason.RESIGNED);
    }

    @Test
    void aCorrectedLastDayMovesWhatWentByTheWrongOne() {
        var employee = practice.hire(ALICE, false, LocalDate.of(2025, 3, 3));
        practice.tell(left(employee, LocalDate.of(2026, 6, 30)));
        var event = practice.tell(new EmploymentEvent.EmployeeEndCorrected(
                employee,
                LocalDate.of(2026, 6, 30),
                LocalDate.of(2027, 7, 31),
                EmploymentEvent.TerminationReason.RESIGNED));
        of(employee)
                .then()
                .rootPath("items.find { it.rule == 'i9-retention' }")
                .body("dueOn", equalTo("2028-07-31"))
                .body("history.change", contains("OPENED", "REOPENED"))
                .body("history[1].becauseOfEventId", equalTo(event.toString()))
                .detachRootPath("")
                .rootPath("items.find { it.rule == 'hipaa-training' }")
                .body("withdrawnFrom", equalTo("2027-08-01"))
                .body("status", equalTo("OVERDUE"));
        practice.tell(new EmploymentEvent.EmployeeEndCorrected(
                employee,
                LocalDate.of(2027, 7, 31),
                LocalDate.of(2025, 5, 30),
                EmploymentEvent.TerminationReason.RESIGNED));
        of(employee)
                .then()
                .body("items.find { it.rule == 'i9-retention' }.dueOn", equalTo("2028-03-03"))
                .body("items.find { it.rule == 'hipaa-training' }.withdrawnFrom", equalTo("2025-05-31"));
    }

    @Test
    void aWithdrawnEndLeavesNothingBehindAndWhatItWithdrewStandsAgain() {
        var employee = practice.hire(ALICE, true, MONDAY);
        var before = of(employee).jsonPath().getList("items.dueOn");
        practice.tell(left(employee, MONDAY.plusDays(1)));
        practice.tell(new EmploymentEvent.EmployeeEndWithdrawn(employee, MONDAY.plusDays(1)));
        assertThat(status(employee, "i9-retention")).isEqualTo("WITHDRAWN");
        of(employee)
                .then()
                .body("items.findAll { it.rule != 'i9-retention' }.status", everyItem(equalTo("OVERDUE")))
                .body("items.findAll { it.rule != 'i9-retention' }.dueOn", equalTo(before));
        practice.tell(left(employee, LocalDate.of(2026, 6, 30)));
        assertThat(status(employee, "i9-retention")).isEqualTo("OPEN");
    }

    @Test
    void ofAHireThatWasCanceledNoClockGoesOn() {
        var employee = practice.hire(ALICE, true, today());
        practice.tell(new EmploymentEvent.EmployeeHireCanceled(employee, today()));
        of(employee)
                .then()
                .body("items.rule", hasItem("new-hire-report"))
                .body("items.rule", not(hasItem("i9-retention")))
                .body("items.status", everyItem(equalTo("WITHDRAWN")));
        practice.tell(
                new EmploymentEvent.EmployeeRehired(employee, ALICE, Practice.assignment(true), today().plusDays(20)));
        of(employee).then().body("items.status", everyItem(equalTo("OPEN")));
    }

    @Test
    void ofARehireThatWasCanceledTheEarlierEmploymentIsStillAnsweredFor() {
        var employee = practice.hire(ALICE, false, MONDAY);
        practice.tell(left(employee, LocalDate.of(2026, 6, 30)));
        practice.tell(new EmploymentEvent.EmployeeRehired(employee, ALICE, Practice.assignment(false), today()));
        assertThat(status(employee, "i9-retention")).isEqualTo("WITHDRAWN");
        practice.tell(new EmploymentEvent.EmployeeHireCanceled(employee, today()));
        assertThat(status(employee, "i9-retention")).isEqualTo("OPEN");
        assertThat(status(employee, "i9-section-1")).isEqualTo("OVERDUE");
        assertThat(status(employee, "hipaa-training")).isEqualTo("WITHDRAWN");
    }

    @Test
    void onlyTheRolesThatNeedItMayReadOrRecord() {
        var employee = practice.hire(ALICE, false, MONDAY);
        var id = id(employee, "i9-section-1");
        given().get("/obligations").then().statusCode(401);
        practice.as("biller").get("/obligations").then().statusCode(403);
        practice.as("practice-manager").get("/obligations/" + id).then().statusCode(200);
        practice.as("practice-manager")
                .body("{\"metOn\":\"2026-03-02\",\"reference\":\"x\"}")
                .post("/obligations/" + id + "/evidence")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherGroupsObligationAnswersLikeAnUnknownOne() {
        var id = id(practice.hire(ALICE, false, MONDAY), "i9-section-1");
        var other = new Practice();
        var foreign = other.compliance()
                .get("/obligations/" + id)
                .then()
                .statusCode(404)
                .extract();
        var unknown = other.compliance()
                .get("/obligations/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract();
        assertThat(foreign.asByteArray()).isEqualTo(unknown.asByteArray());
        other.compliance()
                .body("{\"metOn\":\"2026-03-02\",\"reference\":\"x\"}")
                .post("/obligations/" + id + "/evidence")
                .then()
                .statusCode(404);
        other.compliance().get("/obligations").then().body("items", hasSize(0));
    }

    @Test
    void obligationsComeInPages() {
        var employee = practice.hire(ALICE, true, MONDAY);
        var first = practice.compliance()
                .queryParam("limit", 4)
                .queryParam("employeeId", employee)
                .get("/obligations");
        first.then().body("items", hasSize(4)).body("nextCursor", notNullValue());
        practice.compliance()
                .queryParam("limit", 4)
                .queryParam("employeeId", employee)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get("/obligations")
                .then()
                .body("items.rule", contains("bloodborne-pathogens-training", "hepatitis-b-offer"))
                .body("nextCursor", equalTo(null));
    }

    private Response of(UUID employee) {
        return practice.compliance().queryParam("employeeId", employee).get("/obligations");
    }

    private String id(UUID employee, String rule) {
        return of(employee).path("items.find { it.rule == '" + rule + "' }.id");
    }

    private String status(UUID employee, String rule) {
        return of(employee).path("items.find { it.rule == '" + rule + "' }.status");
    }

    private Response meet(String id, String metOn, @Nullable String outcome) {
        var body = new HashMap<String, Object>(Map.of("metOn", metOn, "reference", "on file"));
        if (outcome != null) {
            body.put("outcome", outcome);
        }
        return practice.compliance().body(body).post("/obligations/" + id + "/evidence");
    }
}
