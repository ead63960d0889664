package org.openpractice.compliance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Tokens;

/** A practice group of its own for each test, so that lists and people of one test do not disturb another. */
public final class Practice {

    private final UUID group = UUID.randomUUID();
    private final Map<UUID, Long> sequences = new HashMap<>();

    public UUID group() {
        return group;
    }

    public RequestSpecification as(String... roles) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group)
                                .withRoles(roles)
                                .user("test-" + roles[0])
                                .bearer())
                .contentType("application/json");
    }

    public RequestSpecification compliance() {
        return as("compliance");
    }

    public static Person person(String first, String last, LocalDate born, @Nullable String npi, String... former) {
        return new Person(first, null, last, List.of(former), born, npi);
    }

    public static Assignment assignment(boolean exposed) {
        return new Assignment(
                "E-1",
                UUID.fromString("0190d5b2-0000-7000-8000-000000000001"),
                "PA",
                "PA",
                UUID.fromString("0190d5b2-0000-7000-8000-000000000002"),
                "Medical assistant",
                EmploymentType.FULL_TIME,
                false,
                exposed);
    }

    /** Publishes the next staff event about its employee and waits until it has been taken in. */
    public UUID tell(StaffEvent event) {
        UUID id = publish(event);
        settle();
        return id;
    }

    /** Publishes without waiting. */
    public UUID publish(StaffEvent event) {
        return Events.publish(group, sequences.merge(event.aggregateId(), 1L, Long::sum), event);
    }

    /** Waits until a person told of last is known: events of the group are taken in order of their partition. */
    public void settle() {
        sequences.forEach((employee, sequence) -> Eventually.soon()
                .untilAsserted(
                        () -> assertThat(Inboxes.lastSequence(group, employee)).isGreaterThanOrEqualTo(sequence)));
    }

    public UUID hire(Person person, boolean exposed, LocalDate startsOn) {
        var employee = UUID.randomUUID();
        tell(new EmploymentEvent.EmployeeHired(employee, person, assignment(exposed), startsOn));
        return employee;
    }

    public UUID hireWithoutSettling(Person person, LocalDate startsOn) {
        var employee = UUID.randomUUID();
        publish(new EmploymentEvent.EmployeeHired(employee, person, assignment(false), startsOn));
        return employee;
    }

    public UUID hire(String first, String last, LocalDate born, @Nullable String npi) {
        return hire(person(first, last, born, npi), false, LocalDate.of(2026, 3, 2));
    }

    /** Uploads a list. */
    public Response upload(String kind, InputStream file) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group).withRoles("compliance").bearer())
                .contentType("text/csv")
                .queryParam("kind", kind)
                .body(file)
                .post("/exclusion-lists");
    }

    /** Loads a full list in place of that one, whatever it lacks of it. */
    public Response replace(UUID list, InputStream file) {
        var accepted = as("compliance")
                .contentType("text/csv")
                .queryParam("kind", "FULL")
                .queryParam("replaces", list)
                .body(file)
                .post("/exclusion-lists");
        return job(accepted.then().statusCode(202).extract().header("Location"));
    }

    /** Uploads a list and waits for its job. */
    public Response load(String kind, InputStream file) {
        var accepted = upload(kind, file).then().statusCode(202).extract();
        return job(accepted.header("Location"));
    }

    /** Waits until a job has ended. */
    public Response job(String location) {
        return Eventually.within(Duration.ofMinutes(3))
                .until(
                        () -> compliance().get(location),
                        job -> List.of("SUCCEEDED", "FAILED", "CANCELED").contains(job.<String>path("state")));
    }

    public Response screening(UUID employee) {
        return compliance().get("/screenings/" + employee);
    }

    public String result(UUID employee) {
        return screening(employee).then().statusCode(200).extract().path("result");
    }

    /** The one match of somebody. */
    public String match(UUID employee) {
        List<String> matches = screening(employee).path("matches");
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    public Response adjudicate(String match, String decision) {
        return compliance()
                .body(Map.of("decision", decision, "reason", "checked on the OIG site"))
                .post("/exclusion-matches/" + match + "/adjudication");
    }

    /** Types of the compliance events published about an aggregate, in order. */
    public static List<String> published(UUID aggregate) {
        return Events.read(ComplianceEvent.TOPIC).stream()
                .filter(record -> aggregate.toString().equals(record.key()))
                .map(record -> Events.header(record, "ce_type"))
                .toList();
    }

    /** The last published compliance event of a type about an aggregate. */
    public static <E extends ComplianceEvent> E lastPublished(UUID aggregate, Class<E> type) {
        return Events.read(ComplianceEvent.TOPIC).stream()
                .filter(record -> aggregate.toString().equals(record.key())
                        && type.getSimpleName().equals(Events.header(record, "ce_type")))
                .reduce((first, second) -> second)
                .map(record -> {
                    try {
                        return type.cast(EventJson.read(
                                        ComplianceEvent.class,
                                        type.getSimpleName(),
                                        record.value().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .orElseThrow());
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName()));
    }

    public static void awaitPublished(UUID aggregate, String... types) {
        Eventually.soon().untilAsserted(() -> assertThat(published(aggregate)).containsExactly(types));
    }
}
