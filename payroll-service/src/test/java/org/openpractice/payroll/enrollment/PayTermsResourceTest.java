package org.openpractice.payroll.enrollment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** Pay terms on every basis, and what the law refuses of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayTermsResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void keepsWhatWasAgreedBesideBasisAndRate() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2026-10-05");
        var department = UUID.randomUUID();
        terms(employee, calendar, "2026-10-05", "HOURLY", "20.00", """
                ,"differentials":[{"name":"NIGHT","perHour":{"amount":"2.50","currency":"USD"}},
                                  {"name":"CHARGE","percent":10}],
                 "workRates":[{"workType":"RECEPTION","rate":{"amount":"16.00","currency":"USD"}}],
                 "departmentId":"%s","position":"Nurse"
                """.formatted(department))
                .statusCode(200)
                .body("payTerms[0].agreement.differentials[0].name", equalTo("NIGHT"))
                .body("payTerms[0].agreement.differentials[0].perHour.amount", equalTo("2.50"))
                .body("payTerms[0].agreement.differentials[1].percent", equalTo(10))
                .body("payTerms[0].agreement.workRates[0].rate.amount", equalTo("16.00"))
                .body("payTerms[0].agreement.departmentId", equalTo(department.toString()))
                .body("payTerms[0].agreement.position", equalTo("Nurse"))
                .body("payTerms[0].agreement.overtime", equalTo("WORKWEEK"));
        terms(employee, calendar, "2026-11-01", "SALARIED_NONEXEMPT", "41600.00", ",\"salaryHours\":40")
                .statusCode(200)
                .body("payTerms", hasSize(2))
                .body("payTerms[1].agreement.salaryHours", equalTo(40))
                .body("payTerms[1].agreement.position", nullValue());
    }

    /** 23.4375 an hour from the door to the stub: 72.25 h come to 1,693.359375. */
    @Test
    void aRateHasFourDecimalsEverywhere() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "23.4375");
        api.enrollment(employee).body("payTerms[0].rate.amount", equalTo("23.4375"));
        api.hours(
                        calendar,
                        "2026-11-01",
                        employee,
                        PayrollApi.week("2026-11-01", "36.25") + "," + PayrollApi.week("2026-11-08", "36"))
                .then()
                .statusCode(200);
        var run = api.paid(calendar, "2026-11-01");
        var paycheck = api.paycheck(run, employee);
        api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .body("lines.find { it.code == 'REGULAR' }.rate.amount", equalTo("23.4375"))
                .body("lines.find { it.code == 'REGULAR' }.amount.amount", equalTo("1693.36"))
                .body("trace.text", hasItem("36.25 h x 23.4375"));
        api.clerk()
                .get("/paychecks/" + paycheck + "/paystub")
                .then()
                .body("earnings[0].rate.amount", equalTo("23.4375"));
        api.clerk().get("/pay-runs/" + run + "/register/csv").then().body(containsString(",72.25,23.4375,1693.36,"));
        api.clerk()
                .get("/pay-runs/" + run + "/register")
                .then()
                .body("items[0].lines.find { it.code == 'REGULAR' }.rate.amount", equalTo("23.4375"));
    }

    @Test
    void aRateWithFiveDecimalsIsRefusedByTheNameOfItsField() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2026-10-05");
        terms(employee, calendar, "2026-10-05", "HOURLY", "23.43751", "")
                .statusCode(400)
                .body("errors[0].field", equalTo("rate"))
                .body("errors[0].problem", containsString("at most four decimal places"));
        terms(employee, calendar, "2026-10-05", "HOURLY", "23.4375", """
                ,"differentials":[{"name":"NIGHT","perHour":{"amount":"2.50001","currency":"USD"}}]
                """)
                .statusCode(400)
                .body("errors[0].field", containsString("differentials[0]"))
                .body("errors[0].problem", containsString("at most four decimal places"));
        // Just below the minimum wage is below it.
        terms(employee, calendar, "2026-10-05", "HOURLY", "7.2499", "")
                .statusCode(422)
                .body("type", endsWith("/below-minimum-wage"));
    }

    @Test
    void takesTheOldBodyUnchanged() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "PA", "20.00");
        api.enrollment(employee)
                .body("payTerms[0].rate.amount", equalTo("20.00"))
                .body("payTerms[0].agreement.differentials", hasSize(0))
                .body("payTerms[0].agreement.exemption", equalTo("SALARY_TEST"));
    }

    @Test
    void refusesAnExemptSalaryBelow684AWeekUnlessForThePracticeOfMedicine() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2026-10-05");
        terms(employee, calendar, "2026-10-05", "SALARIED", "35567.99", "")
                .statusCode(422)
                .body("type", endsWith("/exempt-salary-too-low"))
                .body("detail", containsString("684.00 a week"))
                .body("detail", containsString("29 CFR 541.600"));
        terms(employee, calendar, "2026-10-05", "SALARIED", "35568.00", "").statusCode(200);
        terms(employee, calendar, "2026-10-06", "SALARIED", "20000.00", ",\"exemption\":\"PRACTICE_OF_MEDICINE\"")
                .statusCode(200);
        // 1,000 a period, 26,000 a year
        terms(employee, calendar, "2026-10-07", "PROVIDER_CONTRACT", "1000.00", "")
                .statusCode(422)
                .body("type", endsWith("/exempt-salary-too-low"));
        terms(employee, calendar, "2026-10-07", "PROVIDER_CONTRACT", "0.00", ",\"exemption\":\"PRACTICE_OF_MEDICINE\"")
                .statusCode(200);
    }

    @Test
    void refusesTermsThatCannotBePaid() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2026-10-05");
        terms(employee, calendar, "2026-10-05", "SALARIED_NONEXEMPT", "41600.00", "")
                .statusCode(400)
                .body("errors.problem.toString()", containsString("salaryHours"));
        terms(employee, calendar, "2026-10-05", "HOURLY", "0.00", "").statusCode(400);
        terms(employee, calendar, "2026-10-05", "HOURLY", "20.00", """
                ,"differentials":[{"name":"night shift","percent":10}]
                """)
                .statusCode(400)
                .body("errors.problem.toString()", containsString("capital letters"));
        terms(employee, calendar, "2026-10-05", "PER_DIEM", "240.00", """
                ,"differentials":[{"name":"NIGHT","percent":10}]
                """)
                .statusCode(422)
                .body("type", endsWith("/differential-not-agreed"));
        terms(employee, calendar, "2026-10-05", "SALARIED", "65000.00", """
                ,"differentials":[{"name":"NIGHT","percent":10}]
                """)
                .statusCode(422)
                .body("type", endsWith("/differential-not-agreed"));
    }

    // 29 USC 207(j): hospitals and residential care only, by an agreement before the work, for a fixed period of 14
    // days.
    @Test
    void allows8And80OnlyToEstablishmentsThatMayUseIt() {
        var calendar = api.biweeklyCalendar();
        var hospital = UUID.randomUUID();
        var employee = api.hired("PA", "2026-10-05");
        var on8And80 = ",\"overtime\":\"EIGHT_AND_EIGHTY\",\"locationId\":\"" + hospital + "\"";
        terms(employee, calendar, "2026-11-01", "HOURLY", "20.00", on8And80)
                .statusCode(409)
                .body("type", endsWith("/eight-and-eighty-not-allowed"));
        allow(hospital, calendar, "2026-11-01", "PHYSICIAN_OFFICE", "2026-10-15", true)
                .statusCode(409)
                .body("type", endsWith("/eight-and-eighty-not-allowed"))
                .body("detail", containsString("physician"));
        allow(hospital, calendar, "2026-11-01", "HOSPITAL", "2026-11-01", true)
                .statusCode(409)
                .body("detail", containsString("before the work"));
        allow(hospital, calendar, "2026-11-02", "HOSPITAL", "2026-10-15", true)
                .statusCode(409)
                .body("type", endsWith("/not-a-period-start"));
        String weekly = api.clerk()
                .body("""
                        {"name":"Weekly","frequency":"WEEKLY","firstPeriodStartsOn":"2026-11-01",
                         "workweekStartsOn":"SUNDAY","payDaysAfterPeriodEnd":6}
                        """)
                .post("/pay-calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        allow(hospital, weekly, "2026-11-01", "HOSPITAL", "2026-10-15", true)
                .statusCode(409)
                .body("detail", containsString("14 days"));
        allow(hospital, calendar, "2026-11-01", "HOSPITAL", "2026-10-15", true)
                .statusCode(200)
                .body("inForce", equalTo(true));
        terms(employee, calendar, "2026-11-01", "HOURLY", "20.00", on8And80).statusCode(200);
        terms(employee, calendar, "2026-11-08", "HOURLY", "20.00", "")
                .statusCode(409)
                .body("type", endsWith("/two-overtime-systems"));
        allow(hospital, calendar, "2026-11-15", "HOSPITAL", null, false)
                .statusCode(409)
                .body("type", endsWith("/two-overtime-systems"))
                .body("detail", containsString("1 person still has"));
        terms(employee, calendar, "2026-11-15", "HOURLY", "20.00", "").statusCode(200);
        allow(hospital, calendar, "2026-11-15", "HOSPITAL", null, false).statusCode(200);
        api.clerk()
                .get("/establishments/" + hospital + "/eight-and-eighty")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(java.util.List.of(true, false)));
    }

    private ValidatableResponse allow(
            UUID location, String calendar, String from, String establishment, String agreedOn, boolean inForce) {
        return api.clerk()
                .body("""
                        {"effectiveFrom":"%s","establishment":"%s","payCalendarId":"%s","inForce":%s,
                         "agreement":"Agreement of October","agreedOn":%s}
                        """.formatted(
                        from, establishment, calendar, inForce, agreedOn == null ? "null" : "\"" + agreedOn + "\""))
                .put("/establishments/" + location + "/eight-and-eighty")
                .then();
    }

    private ValidatableResponse terms(
            UUID employee, String calendar, String from, String basis, String rate, String more) {
        return api.put(employee, "pay-terms", """
                        {"effectiveFrom":"%s","payCalendarId":"%s","basis":"%s",
                         "rate":{"amount":"%s","currency":"USD"}%s}
                        """.formatted(from, calendar, basis, rate, more))
                .then();
    }
}
