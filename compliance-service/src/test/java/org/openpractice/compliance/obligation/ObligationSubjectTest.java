package org.openpractice.compliance.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationMet;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationOpened;
import org.openpractice.contracts.compliance.ObligationEvent.ObligationWithdrawn;
import org.openpractice.contracts.compliance.Subject;
import org.openpractice.contracts.staff.LocationEvent.LocationChanged;
import org.openpractice.contracts.staff.LocationEvent.LocationOpened;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

/** An obligation may be about anything the group has to do with, not about its people alone. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ObligationSubjectTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final Practice practice = new Practice();

    @Inject
    Obligations obligations;

    @Inject
    CurrentGroup group;

    private UUID openLocation(String name) {
        var location = UUID.randomUUID();
        practice.tell(new LocationOpened(location, name, "1 Example Street", "Philadelphia", "PA", "19103", "11"));
        return location;
    }

    @Test
    void aLocationOwesTheOshaNoticeFromTheDayItIsOpened() {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        var location = openLocation("Center City");

        var id = practice.compliance()
                .queryParam("subjectKind", "LOCATION")
                .queryParam("subjectId", location)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.rule", contains("osha-notice"))
                .body("items[0].subject.kind", equalTo("LOCATION"))
                .body("items[0].subject.id", equalTo(location.toString()))
                .body("items[0].subject.name", equalTo("Center City"))
                .body("items[0].employeeId", nullValue())
                .body("items[0].employeeName", nullValue())
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].dueOn", equalTo(today))
                .body("items[0].explanation.citation", equalTo("29 CFR 1903.2(a)(1)"))
                .body("items[0].explanation.inputs[0].name", equalTo("day the location was opened"))
                .body("items[0].explanation.inputs[0].value", equalTo(today))
                .extract()
                .<String>path("items[0].id");
        var obligation = UUID.fromString(id);
        Practice.awaitPublished(obligation, "ObligationOpened");
        assertThat(Practice.lastPublished(obligation, ObligationOpened.class))
                .isEqualTo(new ObligationOpened(
                        obligation, Subject.location(location), "osha-notice", LocalDate.parse(today)));

        practice.compliance()
                .body(Map.of("metOn", today, "reference", "photograph of the notice board"))
                .post("/obligations/" + id + "/evidence")
                .then()
                .statusCode(200)
                .body("status", equalTo("MET"))
                .body("history.change", contains("OPENED", "MET"));
        Practice.awaitPublished(obligation, "ObligationOpened", "ObligationMet");
        assertThat(Practice.lastPublished(obligation, ObligationMet.class).subject())
                .isEqualTo(Subject.location(location));
    }

    @Test
    void aLocationIsCalledAsItIsNow() {
        var location = openLocation("Center City");
        practice.tell(new LocationChanged(
                location, "Center City West", "2 Example Street", "Philadelphia", "PA", "19103", "11"));
        practice.compliance()
                .queryParam("subjectId", location)
                .get("/obligations")
                .then()
                .statusCode(200)
                .body("items.subject.name", contains("Center City West"));
    }

    @Test
    void obligationsAreListedByKindAndIdOfTheirSubject() {
        var employee = practice.hire(Practice.person("Alice", "Example", LocalDate.of(1980, 4, 5), null), false, DAY);
        var location = openLocation("Center City");
        var other = openLocation("Fishtown");

        practice.compliance()
                .queryParam("subjectKind", "LOCATION")
                .get("/obligations")
                .then()
                .body("items.subject.id", contains(location.toString(), other.toString()));
        practice.compliance()
                .queryParam("subjectId", other)
                .get("/obligations")
                .then()
                .body("items.subject.name", contains("Fishtown"));
        practice.compliance()
                .queryParam("subjectKind", "EMPLOYEE")
                .get("/obligations")
                .then()
                .body("items", hasSize(4))
                .body("items.employeeId", everyItem(equalTo(employee.toString())));
        practice.compliance()
                .queryParam("subjectKind", "LOCATION")
                .queryParam("employeeId", employee)
                .get("/obligations")
                .then()
                .body("items", hasSize(0));
        practice.compliance()
                .queryParam("subjectKind", "PERSON")
                .get("/obligations")
                .then()
                .statusCode(400)
                .body("errors.field", contains("subjectKind"));
    }

    @Test
    void aSubjectOwesARuleOnceUntilItIsOpenedAgain() {
        var location = openLocation("Center City");
        var subject = Subject.location(location);
        var later = Occasion.locationOpened(LocalDate.of(2027, 1, 4));

        asTheGroup(() -> obligations.open(subject, later));
        assertThat(changes(location)).containsExactly("OPENED");

        asTheGroup(() -> obligations.withdraw(subject, DAY, rule -> rule.trigger() == Trigger.LOCATION_OPENED));
        assertThat(changes(location)).containsExactly("OPENED", "WITHDRAWN");

        asTheGroup(() -> obligations.open(subject, later));
        assertThat(changes(location)).containsExactly("OPENED", "WITHDRAWN");

        asTheGroup(() -> obligations.reopen(subject, later, (rule, before) -> before.isWithdrawn()));
        practice.compliance()
                .queryParam("subjectId", location)
                .get("/obligations")
                .then()
                .body("items[0].dueOn", equalTo("2027-01-04"))
                .body("items[0].history.change", contains("OPENED", "WITHDRAWN", "REOPENED"))
                .body("items[0].history[1].becauseOfEventId", nullValue());
        var id = UUID.fromString(practice.compliance()
                .queryParam("subjectId", location)
                .get("/obligations")
                .path("items[0].id"));
        Practice.awaitPublished(id, "ObligationOpened", "ObligationWithdrawn", "ObligationReopened");
        assertThat(Practice.lastPublished(id, ObligationWithdrawn.class))
                .as("nobody's event caused it")
                .isEqualTo(new ObligationWithdrawn(id, subject, "osha-notice", null));
    }

    @Test
    void theEngineWorksInTheTransactionOfWhoeverLearnedOfTheOccasion() {
        var subject = Subject.location(UUID.randomUUID());
        assertThatThrownBy(() -> group.runAs(practice.group(), () -> {
                    obligations.open(subject, Occasion.locationOpened(DAY));
                    return true;
                }))
                .isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> asTheGroup(() -> obligations.open(subject, Occasion.locationOpened(DAY))))
                .as("a location that nobody opened")
                .hasStackTraceContaining("obligation_location");
    }

    private List<String> changes(UUID subject) {
        return practice.compliance()
                .queryParam("subjectId", subject)
                .get("/obligations")
                .path("items[0].history.change");
    }

    private void asTheGroup(Runnable work) {
        group.runAs(practice.group(), () -> {
            QuarkusTransaction.requiringNew().run(work);
            return true;
        });
    }
}
