package org.openpractice.billing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Tokens;

/** A practice group of its own for a test, with a location, a provider, a payer and a patient; all of them synthetic. */
public final class Practice {

    public static final String OTHER_NPI = "1245319599";

    public final UUID group = UUID.randomUUID();
    public UUID location = UUID.randomUUID();
    public final UUID provider = UUID.randomUUID();
    public UUID payer = UUID.randomUUID();
    public UUID patient = UUID.randomUUID();

    /** Nothing in it yet. */
    public static Practice empty() {
        return new Practice();
    }

    /** Ready to take patients in. */
    public static Practice open() {
        var practice = new Practice();
        practice.setUpBilling().then().statusCode(200);
        Events.publish(practice.group, 1, practice.locationOpened());
        Events.publish(practice.group, 1, practice.hired(practice.provider, "Provider"));
        practice.awaitProvider(practice.provider);
        Eventually.soon()
                .until(() ->
                        practice.count("select count(*) from service_location where id = '" + practice.location + "'")
                                == 1);
        practice.payer = id(practice.addPayer("SYN01"));
        practice.patient = id(practice.register(PATIENT.formatted("Patient", practice.payer)));
        return practice;
    }

    private static UUID id(Response response) {
        return UUID.fromString(response.then().statusCode(201).extract().path("id"));
    }

    public LocationEvent.LocationOpened locationOpened() {
        return new LocationEvent.LocationOpened(
                location, "Branch Office", "7 Sample Road", "Erie", "PA", "165010001", "11");
    }

    public EmploymentEvent.EmployeeHired hired(UUID employee, String lastName) {
        return new EmploymentEvent.EmployeeHired(
                employee, person(lastName, OTHER_NPI), assignment(true), LocalDate.of(2025, 1, 6));
    }

    public static EmploymentEvent.Person person(String lastName, String npi) {
        return new EmploymentEvent.Person("Pat", "Q", lastName, List.of(), LocalDate.of(1975, 3, 3), npi);
    }

    public EmploymentEvent.Assignment assignment(boolean provider) {
        return new EmploymentEvent.Assignment(
                "E-1",
                location,
                "PA",
                "PA",
                UUID.randomUUID(),
                "Physician",
                EmploymentEvent.EmploymentType.FULL_TIME,
                provider,
                true);
    }

    public void awaitProvider(UUID employee) {
        Eventually.soon()
                .untilAsserted(() -> as(Roles.BILLER)
                        .get("/rendering-providers/" + employee)
                        .then()
                        .statusCode(200));
    }

    public RequestSpecification as(String... roles) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group).withRoles(roles).user("tester").bearer())
                .contentType("application/json");
    }

    /** With a new Idempotency-Key. */
    public RequestSpecification once(String... roles) {
        return as(roles).header("Idempotency-Key", UUID.randomUUID());
    }

    public static final String BILLING_PROVIDER = """
            {"name":"Synthetic Practice Group","npi":"1234567893","taxonomy":"207Q00000X","taxId":"12-3456789",
             "address":{"street":"100 Example Avenue","city":"Pittsburgh","state":"PA","zip":"15222-0001"},
             "contactName":"Billing Desk","contactPhone":"5555550100","submitterId":"SYNTHGROUP",
             "receiverName":"Synthetic Clearing House","receiverId":"SYNTHCLEAR","production":false}
            """;

    public static final String PATIENT = """
            {"name":{"lastName":"%s","firstName":"Chris","middleName":null},"birthDate":"1980-02-29","sex":"F",
             "address":{"street":"1 Test Street","city":"Erie","state":"PA","zip":"16501"},
             "coverage":{"payerId":"%s","memberId":"M123456789","relationship":"SELF","subscriber":null}}
            """;

    public static final String CHARGES = """
            {"diagnoses":["J01.90","E11.9"],
             "charges":[{"procedure":"99213","modifiers":["25"],"units":1,
                         "charge":{"amount":"100.00","currency":"USD"},"diagnosisPointers":[1,2]},
                        {"procedure":"87880","modifiers":[],"units":1,
                         "charge":{"amount":"50.50","currency":"USD"},"diagnosisPointers":[1]}]}
            """;

    public Response setUpBilling() {
        return as(Roles.PRACTICE_MANAGER).body(BILLING_PROVIDER).put("/billing-provider");
    }

    public Response addPayer(String payerId) {
        return as(Roles.BILLER)
                .body("{\"name\":\"Synthetic Health Plan\",\"payerId\":\"%s\",\"filingIndicator\":\"CI\"}"
                        .formatted(payerId))
                .post("/payers");
    }

    public Response register(String body) {
        return once(Roles.SCHEDULER).body(body).post("/patients");
    }

    public Response checkIn(UUID employee, LocalDate serviceDate) {
        return once(Roles.SCHEDULER)
                .body(
                        "{\"patientId\":\"%s\",\"locationId\":\"%s\",\"renderingEmployeeId\":\"%s\",\"serviceDate\":\"%s\"}"
                                .formatted(patient, location, employee, serviceDate))
                .post("/visits");
    }

    public Response checkOut(UUID visit, String body) {
        return once(Roles.PROVIDER).body(body).post("/visits/" + visit + "/check-out");
    }

    /** A claim of 150.50. */
    public Response claim(LocalDate serviceDate) {
        return claim(provider, serviceDate);
    }

    public Response claim(UUID employee, LocalDate serviceDate) {
        var response = checkOut(id(checkIn(employee, serviceDate)), CHARGES);
        response.then().statusCode(201);
        return response;
    }

    /** The same, with its visits at that location. */
    public Practice at(UUID other) {
        location = other;
        return this;
    }

    /** A claim of these services, each a procedure and its charge; gives its control number. */
    public String claimOf(LocalDate serviceDate, String... services) {
        var charges = Stream.of(services)
                .map(service -> service.split(" "))
                .map(service -> """
                        {"procedure":"%s","units":1,"charge":{"amount":"%s","currency":"USD"},"diagnosisPointers":[1]}
                        """.formatted(service[0], service[1]))
                .collect(Collectors.joining(","));
        return checkOut(id(checkIn(provider, serviceDate)), "{\"diagnoses\":[\"J06.9\"],\"charges\":[" + charges + "]}")
                .then()
                .statusCode(201)
                .extract()
                .path("controlNumber");
    }

    public Response readClaim(Object id) {
        return as(Roles.BILLER).get("/claims/" + id);
    }

    public Response submit() {
        return once(Roles.BILLER).body("{}").post("/claim-files");
    }

    public Response post(byte[] remittance) {
        return as(Roles.PARTNER_REMITTANCE)
                .contentType("application/edi-x12")
                .body(remittance)
                .post("/remittance-files");
    }

    /** As the superuser sees it. */
    public long count(String sql) {
        return Database.count(sql);
    }

    public long rows(String table) {
        return Database.count("select count(*) from " + table + " where practice_group_id = ?", group);
    }
}
