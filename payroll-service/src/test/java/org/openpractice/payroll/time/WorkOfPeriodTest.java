package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.payroll.PayrollApi.person;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeChanged;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayCalendars;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.platform.trace.Trace;
import org.openpractice.testing.Infrastructure;

/** What is gathered for a period, against the database. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WorkOfPeriodTest {

    private static final String FIRST = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    @Inject
    WorkOfPeriod workOfPeriod;

    @Inject
    PayCalendars calendars;

    @Inject
    CurrentGroup currentGroup;

    @Test
    void proratesASalaryWithOvertimeByDaysOfTermsAndEmployment() {
        var calendar = api.biweeklyCalendar();
        // Hired on a Wednesday: 3 of 5 days in the first week, 8 of 10 in the period
        var employee = api.hired("PA", "2026-11-04");
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-11-04","payCalendarId":"%s","basis":"SALARIED_NONEXEMPT","salaryHours":40,
                         "rate":{"amount":"52000.00","currency":"USD"}}
                        """.formatted(calendar)).then().statusCode(200);
        hours(calendar, employee, week(FIRST, "30") + "," + week("2026-11-08", "42"));
        var work = gather(calendar, List.of(employee)).get(employee);
        assertThat(work.salaries()).singleElement().satisfies(part -> {
            assertThat(part.days()).isEqualTo(8);
            assertThat(part.daysInPeriod()).isEqualTo(10);
        });
        assertThat(work.weeks())
                .extracting(Work.Week::salaryHours)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("24"), new BigDecimal("40"));
        // 1,600 salary; 6 h and 2 h more at 25; half of 25 for the 2 h above 40
        assertThat(GrossPay.sum(GrossPay.of(work, Trace.none()))).isEqualTo(Money.of("1825.00"));
    }

    @Test
    void endsTheSalaryWithTheEmployment() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "PA", "65000.00");
        api.payTerms(employee, calendar, "2026-11-04", "SALARIED", "78000.00");
        api.publish(2, new EmployeeTerminated(employee, LocalDate.of(2026, 11, 10), TerminationReason.RESIGNED));
        soon().untilAsserted(() -> api.enrollment(employee).body("state", equalTo("ENDED")));
        var work = gather(calendar, List.of(employee)).get(employee);
        assertThat(work.salaries()).extracting(Work.SalaryPart::days).containsExactly(2, 5);
        // 2,500 x 2 / 10 + 3,000 x 5 / 10
        assertThat(GrossPay.sum(GrossPay.of(work, Trace.none()))).isEqualTo(Money.of("2000.00"));
    }

    @Test
    void showsUnapprovedWeeksAndPaysNothingBesideThem() {
        var calendar = api.biweeklyCalendar();
        var employee = hourly(calendar, "PA");
        hours(calendar, employee, week(FIRST, "40"));
        var sheet = submit(calendar, employee, "2026-11-08", "2026-11-09");
        var waiting = gather(calendar, List.of(employee)).get(employee);
        assertThat(waiting.unapprovedWeeks()).containsExactly(LocalDate.of(2026, 11, 8));
        assertThatThrownBy(() -> GrossPay.of(waiting, Trace.none())).hasMessageContaining("not approved");
        api.manager()
                .header("If-Match", api.etag("/time-sheets/" + sheet))
                .post("/time-sheets/" + sheet + "/approval")
                .then()
                .statusCode(200);
        var approved = gather(calendar, List.of(employee)).get(employee);
        assertThat(GrossPay.sum(GrossPay.of(approved, Trace.none()))).isEqualTo(Money.of("960.00"));
        assertThat(approved.weeks().getLast().segments())
                .containsExactly(Segment.worked(LocalDate.of(2026, 11, 9), new BigDecimal("8.00")));
    }

    @Test
    void takesTheLawOfTheStateOfWorkAndRefusesAMoveInsideAWeekThatIsCountedByDays() {
        var calendar = api.biweeklyCalendar();
        var employee = UUID.randomUUID();
        var inNevada = assignment("NV", "NV");
        api.publish(
                1,
                new org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired(
                        employee, person("Sample"), inNevada, LocalDate.of(2026, 10, 5)));
        api.awaitEnrolled(employee);
        api.payTerms(employee, calendar, "2026-10-05", "HOURLY", "15.00");
        submitAndApprove(calendar, employee, FIRST, "2026-11-02");
        var week = gather(calendar, List.of(employee)).get(employee).weeks().getFirst();
        assertThat(week.state()).isEqualTo("NV");
        assertThat(week.stateOvertime()).isNotNull();
        api.publish(
                2, new EmployeeChanged(employee, person("Sample"), assignment("AZ", "AZ"), LocalDate.of(2026, 11, 4)));
        soon().untilAsserted(() -> api.enrollment(employee).body("jurisdictions.size()", equalTo(2)));
        var moved = gather(calendar, List.of(employee)).get(employee);
        assertThatThrownBy(() -> GrossPay.of(moved, Trace.none())).hasMessageContaining("moved from NV to AZ");
    }

    /** Payroll knows of work in another state before staff does; its taxes are withheld already. */
    @Test
    void takesTheLawOfTheStateThatPayrollEntered() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "AZ", "16.00");
        api.enterStates(employee, "2026-11-01", "NV", "AZ");
        submitAndApprove(calendar, employee, FIRST, "2026-11-02");
        var week = gather(calendar, List.of(employee)).get(employee).weeks().getFirst();
        assertThat(week.state()).isEqualTo("NV");
        assertThat(week.stateOvertime()).isNotNull();
    }

    @Test
    void leavesOutWhatBelongsToAnotherCalendar() {
        var calendar = api.biweeklyCalendar();
        String other = api.clerk()
                .body("""
                        {"name":"Other","frequency":"BIWEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var employee = hourly(calendar, "PA");
        hours(calendar, employee, week(FIRST, "40"));
        api.payTerms(employee, other, "2026-11-08", "HOURLY", "20.00");
        hours(other, employee, week("2026-11-08", "30"));
        assertThat(gather(calendar, List.of(employee)).get(employee).weeks()).hasSize(1);
        assertThat(gather(other, List.of(employee)).get(employee).weeks()).hasSize(1);
        var stranger = api.hired("PA", "2026-10-05");
        assertThat(gather(calendar, List.of(stranger))).isEmpty();
    }

    @Test
    void takesTwoThousandPeopleInOneRequest() throws SQLException {
        var calendar = api.biweeklyCalendar();
        var people = enrollMany(calendar, 2000);
        var employees = people.stream()
                .map(person -> "{\"employeeId\":\"%s\",\"weeks\":[%s]}".formatted(person, week(FIRST, "45")))
                .collect(Collectors.joining(","));
        var sheet = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"2026-11-01","employees":[%s]}
                        """.formatted(calendar, employees))
                .post("/time-sheets");
        sheet.then().statusCode(201).body("weeksWaiting", equalTo(2000));
        api.manager()
                .header("If-Match", sheet.header("ETag"))
                .post("/time-sheets/" + sheet.path("id") + "/approval")
                .then()
                .statusCode(200)
                .body("weeksWaiting", equalTo(0));
        var gathered = gather(calendar, people);
        assertThat(gathered).hasSize(2000);
        assertThat(gathered.values())
                .allSatisfy(work -> assertThat(GrossPay.sum(GrossPay.of(work, Trace.none())))
                        .isEqualTo(Money.of("950.00")));
    }

    private Map<UUID, Work> gather(String calendar, Collection<UUID> people) {
        return currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    var found = calendars.get(UUID.fromString(calendar));
                    return workOfPeriod.of(
                            found.id(), PayFrequency.BIWEEKLY, found.periodContaining(LocalDate.parse(FIRST)), people);
                }));
    }

    private UUID hourly(String calendar, String state) {
        var employee = api.hired(state, "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", Basis.HOURLY.name(), "20.00");
        return employee;
    }

    private void hours(String calendar, UUID employee, String weeks) {
        api.hours(calendar, FIRST, employee, weeks).then().statusCode(200);
    }

    private String submit(String calendar, UUID employee, String weekStartsOn, String day) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"2026-11-01","employees":[{"employeeId":"%s","weeks":[
                         {"weekStartsOn":"%s","segments":[{"date":"%s","hours":8}]}]}]}
                        """.formatted(calendar, employee, weekStartsOn, day))
                .post("/time-sheets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void submitAndApprove(String calendar, UUID employee, String weekStartsOn, String day) {
        var sheet = submit(calendar, employee, weekStartsOn, day);
        api.manager()
                .header("If-Match", api.etag("/time-sheets/" + sheet))
                .post("/time-sheets/" + sheet + "/approval")
                .then()
                .statusCode(200);
    }

    /** People on hourly terms, written past the service: hiring so many by events says nothing more about time. */
    private List<UUID> enrollMany(String calendar, int count) throws SQLException {
        var people = Stream.generate(UUID::randomUUID).limit(count).toList();
        var statements = List.of(
                "insert into enrollment (practice_group_id, id, employee_number, first_name, last_name, position_title, starts_on, version) "
                        + "values (?, ?, 'M-' || ?, 'Many', 'People', 'Nurse', date '2026-01-05', 0)",
                "insert into employment_span (practice_group_id, enrollment_id, id, starts_on) "
                        + "values (?, ?, cast(? as uuid), date '2026-01-05')",
                "insert into tax_jurisdiction (practice_group_id, enrollment_id, id, effective_from, work_state, residence_state) "
                        + "values (?, ?, cast(? as uuid), date '2026-01-05', 'TX', 'TX')",
                "insert into pay_terms (practice_group_id, enrollment_id, id, effective_from, pay_calendar_id, basis, rate) "
                        + "values (?, ?, cast(? as uuid), date '2026-01-05', '" + calendar + "', 'HOURLY', 20)");
        try (var connection = Infrastructure.superuser();
                var settings = connection.createStatement()) {
            // No events of these people: nobody else is asked about them.
            settings.execute("set session_replication_role = replica");
            for (var sql : statements) {
                try (var statement = connection.prepareStatement(sql)) {
                    for (var person : people) {
                        statement.setObject(1, api.group);
                        statement.setObject(2, person);
                        statement.setString(3, UUID.randomUUID().toString());
                        statement.addBatch();
                    }
                    statement.executeBatch();
                }
            }
        }
        return new ArrayList<>(people);
    }
}
