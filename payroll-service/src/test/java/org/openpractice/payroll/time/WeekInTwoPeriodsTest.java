package org.openpractice.payroll.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.week;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.EmploymentEvent.TerminationReason;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.enrollment.PayAgreement;
import org.openpractice.payroll.enrollment.PayTerms.Basis;
import org.openpractice.payroll.overtime.OvertimeRules;
import org.openpractice.platform.money.Rate;
import org.openpractice.platform.trace.Trace;
import org.openpractice.testing.Infrastructure;

/** What was worked is paid with the period of its day; only the overtime of a week that goes on may wait. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WeekInTwoPeriodsTest {

    private static final String FIRST = "2026-11-01";
    private static final String SECOND = "2026-11-16";
    private static final LocalDate WEEK = LocalDate.of(2026, 11, 15);

    private final PayrollApi api = new PayrollApi();

    private String semimonthly() {
        return api.clerk()
                .body("""
                        {"name":"Semi-monthly","frequency":"SEMIMONTHLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":10}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Hours of the days of the week from Sunday 15 November on. */
    private static String days(int first, String... hours) {
        return "{\"weekStartsOn\":\"%s\",\"segments\":[%s]}"
                .formatted(
                        WEEK,
                        IntStream.range(0, hours.length)
                                .mapToObj(day -> "{\"date\":\"%s\",\"hours\":%s}"
                                        .formatted(WEEK.plusDays(first + day), hours[day]))
                                .collect(Collectors.joining(",")));
    }

    private Response retroactive(String calendar, UUID employee, String weeks) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","retroactive":true,
                         "employees":[{"employeeId":"%s","weeks":[%s]}]}
                        """.formatted(calendar, SECOND, employee, weeks))
                .post("/time-sheets");
    }

    @Test
    void paysTheHoursWithTheirPeriodAndTheOvertimeWithTheEndOfTheWeek() {
        var calendar = semimonthly();
        var employee = api.hourly(calendar, "CA", "30.00");
        api.hours(calendar, FIRST, employee, week("2026-11-01", "40") + "," + week("2026-11-15", "10"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/days-needed"))
                .body("detail", containsString("two pay periods"));
        api.hours(calendar, FIRST, employee, eights("2026-11-01") + "," + days(0, "8"))
                .then()
                .statusCode(200);
        var first = api.drafted(calendar, FIRST);
        // 40 and 8 hours
        api.calculated(first).then().body("result.gross.amount", equalTo("1440.00"));
        api.approve(first, api.manager()).then().statusCode(200);
        api.pay(first).then().statusCode(200);

        // The days of the first period stand; those of the second are added.
        api.hours(calendar, SECOND, employee, days(1, "8", "8", "8", "8", "6"))
                .then()
                .statusCode(200)
                .body("hours", equalTo(46.0f));
        var second = api.drafted(calendar, SECOND);
        // 38 hours and half of the rate for the 6 above 40
        api.calculated(second).then().body("result.gross.amount", equalTo("1230.00"));
        api.clerk().get("/pay-runs/" + second).then().body("warnings", hasSize(0));

        // Days that are paid are not changed in passing: the second period's sheet needs to say that it knows.
        api.hours(calendar, SECOND, employee, days(0, "7", "8", "8", "8", "8", "6"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
        api.hours(calendar, SECOND, employee, days(0, "8", "8", "8", "8", "8", "6"))
                .then()
                .statusCode(200);
        retroactive(calendar, employee, days(0, "9", "8", "8", "8", "8", "6"))
                .then()
                .statusCode(201)
                .body("retroactive", equalTo(true));
    }

    @Test
    void daysOfAPeriodOfWhichNothingIsPaidAreNamedInTheNextRun() {
        var calendar = semimonthly();
        var employee = api.hourly(calendar, "TX", "20.00");
        var first = api.drafted(calendar, FIRST);
        api.calculated(first).then().body("result.nothingDue", equalTo(1));
        api.approve(first, api.manager()).then().statusCode(200);
        api.pay(first).then().statusCode(200);
        api.hours(calendar, SECOND, employee, days(0, "10", "10", "10", "10", "6"))
                .then()
                .statusCode(200);
        var second = api.drafted(calendar, SECOND);
        api.calculated(second).then().body("result.gross.amount", equalTo("780.00"));
        api.clerk()
                .get("/pay-runs/" + second)
                .then()
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("an off-cycle run pays it"));
        String missed = api.clerk()
                .body("""
                        {"kind":"OFF_CYCLE","payCalendarId":"%s","periodStartsOn":"%s","payDate":"2026-12-02","employeeIds":["%s"]}
                        """.formatted(calendar, FIRST, employee))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(missed).then().body("result.gross.amount", equalTo("200.00"));
    }

    private static String eights(String startsOn) {
        var monday = LocalDate.parse(startsOn).plusDays(1);
        return "{\"weekStartsOn\":\"%s\",\"segments\":[%s]}"
                .formatted(
                        startsOn,
                        IntStream.range(0, 5)
                                .mapToObj(day -> "{\"date\":\"%s\",\"hours\":8}".formatted(monday.plusDays(day)))
                                .collect(Collectors.joining(",")));
    }

    /** Wherever the period ends in the week, both parts come to what the whole week comes to. */
    @ParameterizedTest
    @CsvSource({"TX", "CA", "AK", "CO", "NV"})
    void bothPartsComeToTheWholeWeek(String state) {
        for (var basis : List.of(Basis.HOURLY, Basis.PER_DIEM, Basis.SALARIED_NONEXEMPT)) {
            var whole = sum(basis, state, null, null);
            for (int last = 0; last < 6; last++) {
                var ends = WEEK.plusDays(last);
                var before = sum(basis, state, null, ends);
                var after = sum(basis, state, ends.plusDays(1), null);
                assertThat(before.plus(after))
                        .as("%s, %s, until %s", state, basis, ends)
                        .isEqualTo(whole);
            }
        }
    }

    private static Money sum(Basis basis, String state, LocalDate from, LocalDate until) {
        var agreement = new PayAgreement(
                basis == Basis.SALARIED_NONEXEMPT ? new BigDecimal("40") : null,
                PayAgreement.Exemption.SALARY_TEST,
                PayAgreement.OvertimeSystem.WORKWEEK,
                List.of(new PayAgreement.Differential("NIGHT", Rate.of("2.00"), null)),
                List.of(),
                null,
                null,
                null);
        var terms = new Work.Terms(LocalDate.of(2026, 1, 1), null, basis, Rate.of("104.00"), agreement);
        var segments = new ArrayList<Segment>();
        for (int day = 0; day < 7; day++) {
            segments.add(new Segment(
                    WEEK.plusDays(day),
                    Segment.Kind.WORKED,
                    BigDecimal.valueOf(7 + day % 6),
                    null,
                    day % 2 == 0 ? List.of("NIGHT") : List.of(),
                    // One shift over each of three midnights
                    day < 6 ? "S" + day / 2 : null,
                    null,
                    null));
        }
        var week = new Work.Week(
                WEEK,
                state,
                OvertimeRules.load().state(state, WEEK.plusDays(6)).orElse(null),
                null,
                basis == Basis.SALARIED_NONEXEMPT ? new BigDecimal("40") : null,
                segments.stream()
                        .filter(segment -> until == null || !segment.date().isAfter(until))
                        .toList(),
                until == null ? List.of(new OtherPay(OtherPay.Kind.BONUS, Money.of("90.00"))) : List.of(),
                from,
                until,
                null);
        return GrossPay.sum(GrossPay.of(
                new Work(
                        PayFrequency.SEMIMONTHLY,
                        from == null ? WEEK.minusDays(9) : from,
                        until == null ? WEEK.plusDays(6) : until,
                        List.of(terms),
                        List.of(),
                        List.of(week),
                        List.of()),
                Trace.none()));
    }

    /**
     * Employment that begins or ends in the biweekly period from 1 to 14 November 2026, on a salary of 2,000.00 a period:
     * somebody works on their first day.
     */
    @ParameterizedTest
    @CsvSource({
        // The Saturday that ends the period
        "2026-11-14, , 200.00",
        "2026-11-13, , 200.00",
        "2026-11-12, , 400.00",
        // Saturday of the first week, then five days
        "2026-11-07, , 1200.00",
        // Sunday before a whole week: the week is paid, not more
        "2026-11-08, , 1000.00",
        "2026-11-01, , 2000.00",
        "2026-11-07, 2026-11-08, 400.00",
        "2026-11-14, 2026-11-14, 200.00",
        "2026-10-05, 2026-11-01, 200.00",
        "2026-10-05, 2026-11-07, 1000.00"
    })
    void aSalaryThatBeginsOnAWeekendIsPaidInProportion(String startsOn, String lastDay, String gross) {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("TX", startsOn);
        api.put(employee, "pay-terms", """
                        {"effectiveFrom":"%s","payCalendarId":"%s","basis":"SALARIED","exemption":"PRACTICE_OF_MEDICINE",
                         "rate":{"amount":"52000.00","currency":"USD"}}
                        """.formatted(startsOn, calendar)).then().statusCode(200);
        if (lastDay != null) {
            api.publish(2, new EmployeeTerminated(employee, LocalDate.parse(lastDay), TerminationReason.RESIGNED));
            soon().untilAsserted(() -> api.enrollment(employee).body("state", equalTo("ENDED")));
        }
        var run = api.drafted(calendar, FIRST);
        api.calculated(run).then().body("result.employees", equalTo(1)).body("result.gross.amount", equalTo(gross));
    }
}
