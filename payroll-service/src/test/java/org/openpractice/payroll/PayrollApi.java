package org.openpractice.payroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Eventually.soon;

import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.EmploymentType;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Events;
import org.openpractice.testing.Tokens;

/** The payroll service as its clients see it, for one practice group of its own, and what it leaves in the database. */
public final class PayrollApi {

    /** Before any period, so that people are there for the whole of each. */
    private static final String HIRED = "2026-10-05";

    /** The banking day on which the service stands in tests. */
    public static final String TODAY = "2026-11-16";

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public final UUID group;

    public PayrollApi() {
        this(UUID.randomUUID());
    }

    public PayrollApi(UUID group) {
        this.group = group;
    }

    public RequestSpecification as(String user, String... roles) {
        return given().filter(PayrollApi::once)
                .header(
                        "Authorization",
                        Tokens.forGroup(group).user(user).withRoles(roles).bearer())
                .contentType("application/json");
    }

    /** Gives each draft of a run a key of its own, so that tests of other things need not. */
    private static Response once(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (request.getMethod().equals("POST")
                && request.getDerivedPath().equals("/pay-runs")
                && !request.getHeaders().hasHeaderWithName("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID());
        }
        return context.next(request, response);
    }

    /** A payroll clerk. */
    public RequestSpecification clerk() {
        return as("clerk", Roles.PAYROLL);
    }

    /** Another person who may approve. */
    public RequestSpecification manager() {
        return as("manager", Roles.PRACTICE_MANAGER);
    }

    /** A biweekly calendar from Sunday 1 November 2026, paid on the Friday after. */
    public String biweeklyCalendar() {
        return biweeklyCalendar("2026-11-01");
    }

    /** One from another Sunday. */
    public String biweeklyCalendar(String firstPeriodStartsOn) {
        return clerk().body("""
                        {"name":"Biweekly","frequency":"BIWEEKLY","firstPeriodStartsOn":"%s",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """.formatted(firstPeriodStartsOn))
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public void employer() {
        clerk().body("""
                        {"legalName":"Example Practice Group","ein":"98-7654321","phone":"(217) 555-0142",
                         "address":{"street":"1 Main Street","city":"Springfield","state":"IL","zip":"62701"},
                         "bankName":"Example Bank",
                         "bankRoutingNumber":"021000021"}
                        """).put("/employer").then().statusCode(200);
    }

    public static Person person(String lastName) {
        return new Person("Robin", null, lastName, List.of(), LocalDate.of(1988, 4, 3), null);
    }

    public static Assignment assignment(String workState, String residenceState) {
        return new Assignment(
                "E-" + PEOPLE.incrementAndGet(),
                UUID.randomUUID(),
                workState,
                residenceState,
                UUID.randomUUID(),
                "Receptionist",
                EmploymentType.FULL_TIME,
                false,
                false);
    }

    /** Somebody hired on that day, once they are enrolled. */
    public UUID hired(String state, String startsOn) {
        var employee = UUID.randomUUID();
        publish(1, new EmployeeHired(employee, person("Sample"), assignment(state, state), LocalDate.parse(startsOn)));
        awaitEnrolled(employee);
        return employee;
    }

    /** Somebody who works and lives in that state, hired before the first period, with so much a year on the calendar. */
    public UUID salaried(String calendar, String state, String perYear) {
        return salaried(calendar, state, perYear, HIRED);
    }

    public UUID salaried(String calendar, String state, String perYear, String startsOn) {
        return hired(calendar, state, startsOn, "SALARIED", perYear);
    }

    /** As {@link #salaried(String, String, String)}, with so much an hour. */
    public UUID hourly(String calendar, String state, String perHour) {
        return hourly(calendar, state, perHour, HIRED);
    }

    public UUID hourly(String calendar, String state, String perHour, String startsOn) {
        return hired(calendar, state, startsOn, "HOURLY", perHour);
    }

    private UUID hired(String calendar, String state, String startsOn, String basis, String rate) {
        UUID employee = hired(state, startsOn);
        payTerms(employee, calendar, startsOn, basis, rate);
        return employee;
    }

    public UUID publish(long sequence, StaffEvent event) {
        return Events.publish(group, sequence, event);
    }

    public void awaitEnrolled(UUID employee) {
        soon().untilAsserted(() ->
                assertThat(clerk().get("/enrollments/" + employee).statusCode()).isEqualTo(200));
    }

    public ValidatableResponse enrollment(UUID employee) {
        return clerk().get("/enrollments/" + employee).then().statusCode(200);
    }

    public String etag(String path) {
        return clerk().get(path).then().statusCode(200).extract().header("ETag");
    }

    public Response put(UUID employee, String what, String body) {
        return clerk().header("If-Match", etag("/enrollments/" + employee))
                .body(body)
                .put("/enrollments/" + employee + "/" + what);
    }

    public void payTerms(UUID employee, String calendar, String from, String basis, String rate) {
        put(employee, "pay-terms", """
                        {"effectiveFrom":"%s","payCalendarId":"%s","basis":"%s",
                         "rate":{"amount":"%s","currency":"USD"}}
                        """.formatted(from, calendar, basis, rate))
                .then()
                .statusCode(200);
    }

    /** Payroll enters where somebody works and lives from a day on. */
    public void enterStates(UUID employee, String from, String work, String residence) {
        put(employee, "jurisdictions", """
                        {"effectiveFrom":"%s","workState":"%s","residenceState":"%s"}
                        """.formatted(from, work, residence))
                .then()
                .statusCode(200);
    }

    /** One account that takes everything at once: proposed by the clerk, verified by the manager without a prenote. */
    public void directDeposit(UUID employee, String account) {
        prenotesMayBeWaived();
        var change = proposedDeposit(employee, account);
        manager()
                .body(
                        "{\"method\":\"IN_PERSON\",\"note\":\"seen at the desk\",\"prenoteWaivedBecause\":\"known account\"}")
                .post("/enrollments/" + employee + "/direct-deposit-changes/" + change + "/verification")
                .then()
                .statusCode(200);
    }

    /** Id of the change that waits for a second person. */
    public String proposedDeposit(UUID employee, String account) {
        return put(employee, "direct-deposit", """
                        {"routingNumber":"121042882","accountNumber":"%s","accountKind":"CHECKING"}
                        """.formatted(account))
                .then()
                .statusCode(200)
                .extract()
                .path("directDepositChanges[-1].id");
    }

    public void prenotesMayBeWaived() {
        var etag = clerk().get("/payment-policy").header("ETag");
        (etag == null ? clerk() : clerk().header("If-Match", etag))
                .body("{\"prenotes\":\"WAIVABLE\",\"fileLeadBankingDays\":2,\"firstCheckNumber\":1001}")
                .put("/payment-policy")
                .then()
                .statusCode(200);
    }

    /** A second person lets the run's ACH file out. */
    public Response released(String run) {
        return manager().post("/pay-runs/" + run + "/ach-file/release");
    }

    /** Weekly totals on a time sheet, which the manager approves; else why they are not taken. */
    public Response hours(String calendar, String periodStartsOn, UUID employee, String weeks) {
        var submitted = clerk().header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","employees":[{"employeeId":"%s","weeks":[%s]}]}
                        """.formatted(calendar, periodStartsOn, employee, weeks))
                .post("/time-sheets");
        return submitted.statusCode() == 201
                ? manager()
                        .header("If-Match", submitted.header("ETag"))
                        .post("/time-sheets/" + submitted.path("id") + "/approval")
                : submitted;
    }

    /** One workweek as a total. */
    public static String week(String startsOn, String hours) {
        return """
                {"weekStartsOn":"%s","segments":[{"hours":%s}]}""".formatted(startsOn, hours);
    }

    public Response draft(String calendar, String periodStartsOn) {
        return clerk().body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s"}
                        """.formatted(calendar, periodStartsOn)).post("/pay-runs");
    }

    public String drafted(String calendar, String periodStartsOn) {
        return draft(calendar, periodStartsOn).then().statusCode(201).extract().path("id");
    }

    /** The run of a period that is paid on another day than its calendar's. */
    public Response draft(String calendar, String periodStartsOn, String payDate) {
        return clerk().body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","payDate":"%s"}
                        """.formatted(calendar, periodStartsOn, payDate)).post("/pay-runs");
    }

    /** Calculates and waits for the job. */
    public Response calculated(String run) {
        var location = clerk().post("/pay-runs/" + run + "/calculation")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var job = location.substring(location.indexOf("/jobs/"));
        soon().untilAsserted(
                        () -> assertThat(clerk().get(job).<String>path("state")).isIn("SUCCEEDED", "FAILED"));
        return clerk().get(job);
    }

    public Response approve(String run, RequestSpecification by) {
        return by.header("If-Match", etag("/pay-runs/" + run)).post("/pay-runs/" + run + "/approval");
    }

    public Response pay(String run) {
        return clerk().header("If-Match", etag("/pay-runs/" + run))
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/pay-runs/" + run + "/payment");
    }

    public Response reverse(String run) {
        return clerk().header("If-Match", etag("/pay-runs/" + run))
                .body("{\"reason\":\"wrong rate\"}")
                .post("/pay-runs/" + run + "/reversal");
    }

    /** Draft, calculation, approval and payment. */
    public String paid(String calendar, String periodStartsOn) {
        return paid(drafted(calendar, periodStartsOn));
    }

    /** Calculation, approval and payment of a draft. */
    public String paid(String run) {
        calculated(run).then().body("state", org.hamcrest.Matchers.equalTo("SUCCEEDED"));
        approve(run, manager()).then().statusCode(200);
        pay(run).then().statusCode(200);
        return run;
    }

    /**
     * A run of long ago, as if it had been paid on that day: it is drafted and paid today, for the service pays nothing on a day
     * that is past, and then the database is told the day.
     */
    public String paidThen(String calendar, String periodStartsOn, String payDate) {
        var run = paid(draft(calendar, periodStartsOn, TODAY)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
        payDate(run, payDate);
        return run;
    }

    /** Makes a run that is no void one of another pay date, past or to come. */
    public void payDate(String run, String day) {
        Database.change(
                "update pay_run set pay_date = ?, counts_on = ? where id = ?",
                LocalDate.parse(day),
                LocalDate.parse(day),
                UUID.fromString(run));
    }

    /** Id of somebody's paycheck in a run. */
    public String paycheck(String run, UUID employee) {
        return clerk().get("/pay-runs/" + run + "/paychecks")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.employeeId == '" + employee + "' }.id");
    }

    /** Types of the facts about an aggregate, in their order. */
    public static List<String> facts(Object aggregate) {
        return Database.query(
                "select type from outbox where topic = 'payroll.events.v1' and aggregate_id = ? order by aggregate_sequence",
                UUID.fromString(aggregate.toString()));
    }
}
