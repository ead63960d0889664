package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.week;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.marketpay.SurveyedPay;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollListTest extends ListRules {

    private final PayrollApi api = new PayrollApi();

    @Override
    protected Map<String, String> below(UUID practiceGroup) {
        var of = new PayrollApi(practiceGroup);
        var below = new HashMap<String, String>();
        var paid = Payday.of(of).salaried("TX", "65000.00").paid();
        below.put("/pay-runs/{id}/paychecks", "/pay-runs/" + paid.run() + "/paychecks");
        below.put("/enrollments/{employeeId}/paychecks", "/enrollments/" + paid.employee() + "/paychecks");
        below.put("/pay-runs/{payRunId}/payments", "/pay-runs/" + paid.run() + "/payments");
        below.put("/pay-runs/{payRunId}/register", "/pay-runs/" + paid.run() + "/register");
        below.put("/time-sheets/{id}/weeks", "/time-sheets/" + timeSheet(of, paid.calendar()) + "/weeks");
        String number = of.enrollment(paid.employee()).extract().path("employeeNumber");
        OfficeFiles.previewed(
                of,
                "pay-terms",
                "employee_number,effective_from,basis,rate\n" + number + ",2026-11-15,SALARIED,66000\n");
        below.put("/imports/{kind}", "/imports/pay-terms");
        below.put("/w2s", "/w2s?year=2026");
        below.put("/aca-hours", "/aca-hours?from=2026-11-01&to=2027-01-31");
        below.put("/adjustment-proposals/{id}/lines", SurveyedPay.proposal(of, paid.calendar()) + "/lines");
        below.put("/work-rvu-entries", "/work-rvu-entries?employeeId=" + UUID.randomUUID());
        return below;
    }

    /** An approved one, of the second period. */
    private static String timeSheet(PayrollApi of, String calendar) {
        var employee = of.hourly(calendar, "TX", "20.00");
        return of.hours(calendar, "2026-11-15", employee, week("2026-11-15", "40"))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse list(String path) {
        return api.clerk().get(path).then().statusCode(200);
    }

    @Test
    void runsAreFoundByStateKindPayDateAndWhomTheyPay() {
        var paid = Payday.of(api).salaried("TX", "65000.00").paid();
        var later = api.drafted(paid.calendar(), "2026-11-15");

        list("/pay-runs?state=PAID").body("items.id", contains(paid.run()));
        list("/pay-runs?state=DRAFT").body("items.id", contains(later));
        list("/pay-runs?employeeId=" + paid.employee()).body("items.id", contains(paid.run()));
        list("/pay-runs?employeeId=" + UUID.randomUUID()).body("items", empty());
        list("/pay-runs?sort=-payDate").body("items.id", contains(later, paid.run()));
        list("/pay-runs?paidFrom=2026-12-01").body("items.id", contains(later));
        list("/pay-runs?paidTo=2026-11-20&kind=REGULAR").body("items.id", contains(paid.run()));
        list("/pay-runs?kind=BONUS").body("items", empty());
    }

    @Test
    void paychecksPaymentsAndTheRegisterAreFoundByNameAndNumber() {
        var paid = Payday.of(api)
                .salaried("TX", "65000.00")
                .salaried("TX", "78000.00")
                .paid();
        var paychecks = "/pay-runs/" + paid.run() + "/paychecks";
        var payments = "/pay-runs/" + paid.run() + "/payments";
        var register = "/pay-runs/" + paid.run() + "/register";
        String number = list(paychecks + "?employeeId=" + paid.employee())
                .body("items", hasSize(1))
                .extract()
                .path("items[0].employeeNumber");

        list(paychecks + "?q=sample robin").body("items", hasSize(2));
        list(paychecks + "?q=" + number.toLowerCase(java.util.Locale.ROOT))
                .body("items.employeeId", contains(paid.employee().toString()));
        list(paychecks + "?disposition=REFUSED").body("items", empty());
        list(payments + "?method=CHECK&state=ISSUED").body("items.checkNumber", containsInAnyOrder(1001, 1002));
        list(payments + "?q=1002").body("items.checkNumber", contains(1002));
        list(payments + "?method=DEPOSIT").body("items", empty());
        list("/payments/due-for-reissue").body("items", empty());
        list(register + "?employeeId=" + paid.employee())
                .body("items.employeeNumber", contains(number))
                .body("items[0].lines.size()", org.hamcrest.Matchers.greaterThan(3));
        list("/w2s?year=2026&employeeId=" + paid.employee()).body("items", hasSize(1));
        list("/w2s?year=2026&q=" + number)
                .body("items.employeeId", contains(paid.employee().toString()));
    }

    @Test
    void timeSheetsAreFoundByTheirStateAndByWhoseWeeksTheyHave() {
        var calendar = api.biweeklyCalendar();
        var approved = timeSheet(api, calendar);
        var employee = api.hourly(calendar, "TX", "20.00");
        String waiting = api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"2026-11-01","employees":[
                         {"employeeId":"%s","weeks":[%s]}]}
                        """.formatted(calendar, employee, week("2026-11-01", "38")))
                .post("/time-sheets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        list("/time-sheets").body("items", hasSize(2));
        list("/time-sheets?state=SUBMITTED").body("items.id", contains(waiting));
        list("/time-sheets?state=APPROVED").body("items.id", contains(approved));
        list("/time-sheets?state=REPLACED").body("items", empty());
        list("/time-sheets?employeeId=" + employee).body("items.id", contains(waiting));
        list("/time-sheets?payCalendarId=" + calendar + "&periodStartsOn=2026-11-15")
                .body("items.id", contains(approved));
        list("/time-sheets/" + waiting + "/weeks?approved=false&q=sample").body("items.hours", hasSize(1));
        list("/time-sheets/" + waiting + "/weeks?approved=true").body("items", empty());
    }

    @Test
    void filesForTheBankAreFoundByWhetherTheyLeft() {
        api.employer();
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "65000.00");
        api.directDeposit(employee, "5556667788");
        var run = api.paid(calendar, "2026-11-01");

        list("/payment-files?released=false").body("items.payRunId", contains(run));
        list("/payment-files?released=true").body("items", empty());
        api.released(run).then().statusCode(200);
        list("/payment-files?released=true&kind=PAYROLL").body("items.payRunId", contains(run));
        list("/payment-files?q=clerk&effectiveTo=2026-10-01").body("items", empty());
        list("/pay-runs/" + run + "/payments?method=DEPOSIT").body("items.employeeId", contains(employee.toString()));
        var measured = "/aca-hours?from=2026-11-01&to=2027-01-31";
        list(measured + "&employeeId=" + employee).body("items.employeeId", contains(employee.toString()));
        list(measured + "&q=nobody").body("items", empty());
    }

    @Test
    void theSamePaychecksAreAFileForTheDesk() {
        var paid = Payday.of(api).salaried("TX", "65000.00").paid();

        var csv = api.clerk()
                .accept("text/csv")
                .get("/pay-runs/" + paid.run() + "/paychecks")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("employeeNumber", "2500.00");
    }
}
