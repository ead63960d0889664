package org.openpractice.billing.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    private static Practice practice;

    @BeforeEach
    void open() {
        if (practice == null) {
            practice = Practice.open();
        }
    }

    private static UUID checkedIn() {
        return UUID.fromString(practice.checkIn(practice.provider, DAY)
                .then()
                .statusCode(201)
                .body("status", equalTo("CHECKED_IN"))
                .extract()
                .path("id"));
    }

    @Test
    void becomesAClaimWhenThePatientGoes() {
        var visit = checkedIn();
        String claim = practice.checkOut(visit, Practice.CHARGES)
                .then()
                .statusCode(201)
                .header("Location", containsString("/claims/"))
                .body("state", equalTo("READY"))
                .body("charge.amount", equalTo("150.50"))
                .body("diagnoses", equalTo(java.util.List.of("J0190", "E119")))
                .body("placeOfService", equalTo("11"))
                .body("lines", hasSize(2))
                .body("lines[0].modifiers", equalTo(java.util.List.of("25")))
                .body("controlNumber", org.hamcrest.Matchers.matchesPattern("\\d{6,}"))
                .header("ETag", equalTo("\"0\""))
                .extract()
                .path("id");

        practice.readClaim(claim).then().statusCode(200).header("ETag", equalTo("\"0\""));
        practice.as(Roles.BILLER)
                .get("/visits/" + visit)
                .then()
                .statusCode(200)
                .body("status", equalTo("CHECKED_OUT"))
                .body("claimId", equalTo(claim));
        assertThat(practice.count(
                        "select count(*) from outbox where type = 'ClaimCreated' and aggregate_id = '" + claim + "'"))
                .isEqualTo(1);
        assertThat(practice.count("select sum(debit_cents) from journal_entry where claim_id = '" + claim + "'"))
                .isEqualTo(15050);
    }

    @Test
    void isCheckedOutOnce() throws Exception {
        var visit = checkedIn();
        Callable<Integer> checkOut =
                () -> practice.checkOut(visit, Practice.CHARGES).statusCode();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(Stream.generate(() -> checkOut).limit(6).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409);
        }
        practice.checkOut(visit, Practice.CHARGES)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/visit-already-checked-out"));
        assertThat(practice.count("select count(*) from claim where visit_id = '" + visit + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhomTheGroupDoesNotHave() {
        var unknown = Practice.empty();
        practice.once(Roles.SCHEDULER)
                .body("{\"patientId\":\"%s\",\"locationId\":\"%s\",\"renderingEmployeeId\":\"%s\"}"
                        .formatted(unknown.patient, practice.location, practice.provider))
                .post("/visits")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/patient-unknown"));
        practice.once(Roles.SCHEDULER)
                .body("{\"patientId\":\"%s\",\"locationId\":\"%s\",\"renderingEmployeeId\":\"%s\"}"
                        .formatted(practice.patient, unknown.location, practice.provider))
                .post("/visits")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/location-unknown"));
        practice.checkIn(UUID.randomUUID(), DAY)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/provider-unknown"));
    }

    @Test
    void refusesAServiceDateInTheFuture() {
        practice.checkIn(practice.provider, LocalDate.of(2999, 1, 1))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/service-date-in-future"));
    }

    @Test
    void refusesAProviderWhoHadLeftByName() {
        var leaving = UUID.randomUUID();
        Events.publish(practice.group, 1, practice.hired(leaving, "Leaver"));
        practice.awaitProvider(leaving);
        var stillThere = UUID.fromString(
                practice.checkIn(leaving, DAY).then().statusCode(201).extract().path("id"));
        var event = Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeTerminated(
                        leaving, DAY.minusDays(1), EmploymentEvent.TerminationReason.RESIGNED));
        Eventually.soon()
                .untilAsserted(() -> practice.as(Roles.BILLER)
                        .get("/rendering-providers/" + leaving)
                        .then()
                        .body("blocks", hasSize(1)));

        practice.checkIn(leaving, DAY)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/provider-not-billable"))
                .body("detail", containsString("Pat Leaver"))
                .body("lastDay", equalTo("2026-10-04"))
                .body("becauseOfEventId", equalTo(event.toString()));
        practice.checkOut(stillThere, Practice.CHARGES)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/provider-not-billable"));
        practice.checkIn(leaving, DAY.minusDays(1)).then().statusCode(201);
    }

    @Test
    void refusesAPointerToNoDiagnosis() {
        practice.checkOut(checkedIn(), Practice.CHARGES.replace("[1,2]", "[1,3]"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/diagnosis-pointer-unknown"))
                .body("detail", equalTo("charges[0] points to diagnosis 3 of 2"));
    }

    @Test
    void refusesAClaimOfNothing() {
        practice.checkOut(
                        checkedIn(), Practice.CHARGES.replace("100.00", "0.00").replace("50.50", "0.00"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nothing-charged"));
    }

    @Test
    void namesEveryWrongField() {
        practice.checkOut(checkedIn(), """
                        {"diagnoses":["J01.90","nonsense"],
                         "charges":[{"procedure":"office visit","modifiers":["25","59","LT","RT","GT"],"units":0,
                                     "charge":{"amount":"-1.00","currency":"USD"},"diagnosisPointers":[1,1,1,1,1]}]}
                        """).then().statusCode(400).body("errors.field", hasItems("diagnoses[1]"));
        practice.checkOut(checkedIn(), "{\"diagnoses\":[],\"charges\":[]}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("diagnoses", "charges"));
    }

    @Test
    void refusesMoreThanFiftyCharges() {
        var charge = """
                {"procedure":"99213","units":1,"charge":{"amount":"1.00","currency":"USD"},"diagnosisPointers":[1]}
                """;
        practice.checkOut(
                        checkedIn(),
                        "{\"diagnoses\":[\"J01.90\"],\"charges\":["
                                + String.join(",", java.util.Collections.nCopies(51, charge)) + "]}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("charges"));
    }

    @Test
    void isNotForHumanResources() {
        practice.as(Roles.HR).get("/visits").then().statusCode(403);
    }

    private static final String ONE_SERVICE = """
            {"diagnoses":%s,"charges":[{"procedure":"%s","modifiers":%s,"units":%s,
              "charge":{"amount":"100.00","currency":"USD"},"diagnosisPointers":%s}]}
            """;

    private static Response checkOut(
            String diagnoses, String procedure, String modifiers, String units, String pointers) {
        return practice.checkOut(checkedIn(), ONE_SERVICE.formatted(diagnoses, procedure, modifiers, units, pointers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"U07.1", "U09.9", "U07.0", "Z00.00", "S72.001A", "I10", "C7A.00"})
    void takesEveryLetterOfIcd10(String code) {
        checkOut("[\"" + code + "\"]", "99213", "[]", "1", "[1]")
                .then()
                .statusCode(201)
                .body("diagnoses[0]", equalTo(code.replace(".", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "['J06.9','J06.9']; ['25']; [1]; diagnoses",
                "['J06.9','J069']; ['25']; [1]; diagnoses",
                "['J06.9']; ['25','25']; [1]; charges[0].modifiers",
                "['J06.9','I10']; ['25']; [1,2,1]; charges[0].diagnosisPointers"
            })
    void refusesACodeThatIsGivenTwice(String diagnoses, String modifiers, String pointers, String field) {
        checkOut(diagnoses.replace('\'', '"'), "99213", modifiers.replace('\'', '"'), "1", pointers)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/code-repeated"))
                .body("field", equalTo(field));
    }

    @Test
    void countsAnesthesiaInWholeMinutes() {
        checkOut("[\"J06.9\"]", "00104", "[\"AA\"]", "45", "[1]").then().statusCode(201);
        checkOut("[\"J06.9\"]", "00104", "[\"AA\"]", "45.5", "[1]")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/minutes-not-whole"));
        checkOut("[\"J06.9\"]", "J1885", "[]", "1.5", "[1]").then().statusCode(201);
    }

    @Test
    void wantsADescriptionWhereTheCodeSaysNothing() {
        checkOut("[\"J06.9\"]", "J3490", "[]", "1", "[1]")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/description-missing"));
        practice.checkOut(checkedIn(), """
                        {"diagnoses":["J06.9"],"charges":[{"procedure":"J3490","units":1,"description":"Sampleol 5 mg",
                          "charge":{"amount":"100.00","currency":"USD"},"diagnosisPointers":[1]}]}
                        """)
                .then()
                .statusCode(201)
                .body("lines[0].description", equalTo("Sampleol 5 mg"));
    }

    @Test
    void asksWhenThePatientWasAdmittedWherePatientsAre() {
        var hospital = UUID.randomUUID();
        Events.publish(
                practice.group,
                1,
                new LocationEvent.LocationOpened(
                        hospital, "County Hospital", "9 Sample Road", "Erie", "PA", "16501-0002", "21"));
        Eventually.soon()
                .until(() ->
                        practice.count("select count(*) from service_location where id = '" + hospital + "'") == 1);
        var admitted = "{\"admittedOn\":\"%s\","
                + ONE_SERVICE
                        .formatted("[\"J06.9\"]", "99221", "[]", "1", "[1]")
                        .strip()
                        .substring(1);

        practice.checkOut(visitAt(hospital), ONE_SERVICE.formatted("[\"J06.9\"]", "99221", "[]", "1", "[1]"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/admission-date-wrong"));
        practice.checkOut(visitAt(hospital), admitted.formatted(DAY.plusDays(1)))
                .then()
                .statusCode(422);
        practice.checkOut(checkedIn(), admitted.formatted(DAY))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/admission-date-wrong"));
        practice.checkOut(visitAt(hospital), admitted.formatted(DAY.minusDays(2)))
                .then()
                .statusCode(201)
                .body("admittedOn", equalTo(DAY.minusDays(2).toString()));
    }

    private static UUID visitAt(UUID location) {
        return UUID.fromString(practice.once(Roles.SCHEDULER)
                .body(
                        "{\"patientId\":\"%s\",\"locationId\":\"%s\",\"renderingEmployeeId\":\"%s\",\"serviceDate\":\"%s\"}"
                                .formatted(practice.patient, location, practice.provider, DAY))
                .post("/visits")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
