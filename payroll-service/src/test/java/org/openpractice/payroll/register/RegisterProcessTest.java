package org.openpractice.payroll.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** What a paid run looks like in the register, the distribution, the journal and the hours of service. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RegisterProcessTest {

    private final PayrollApi api = new PayrollApi();

    @Test
    void theRegisterTheDistributionAndTheJournalAddUpToTheRun() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var salaried = api.hired("TX", "2026-10-05");
        var hourly = api.hired("TX", "2026-10-05");
        api.payTerms(salaried, calendar, "2026-10-05", "SALARIED", "65000.00");
        api.payTerms(hourly, calendar, "2026-10-05", "HOURLY", "20.00");
        api.hours(calendar, "2026-11-01", hourly, PayrollApi.week("2026-11-01", "45"))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        var run = api.paid(calendar, "2026-11-01");

        // 2,500 of salary; 45 hours at 20 and 5 halves of 20.
        var page = api.clerk()
                .get("/pay-runs/" + run + "/register")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.employeeId == '%s' }.gross.amount".formatted(hourly), equalTo("950.00"))
                .extract();
        List<Map<String, Object>> totals = api.clerk()
                .get("/pay-runs/" + run + "/register/totals")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        assertThat(sum(totals.stream()
                        .filter(total -> total.get("kind").equals("EARNING"))
                        .toList()))
                .isEqualByComparingTo("3450.00");
        assertThat(page.<List<Object>>path("items.lines.flatten()"))
                .hasSize(totals.stream()
                        .mapToInt(total -> (int) total.get("lines"))
                        .sum());

        var csv = api.clerk().get("/pay-runs/" + run + "/register/csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines().toList())
                .startsWith("employee number,employee,kind,code,description,hours,rate,amount,wages")
                .anyMatch(line -> line.contains("\"Sample, Robin\",EARNING,SALARY") && line.contains(",2500.00,"))
                .hasSize(1
                        + totals.stream()
                                .mapToInt(total -> (int) total.get("lines"))
                                .sum()
                        + 2);

        api.clerk()
                .get("/labor-distribution?from=2026-11-01&to=2026-11-30&by=POSITION")
                .then()
                .statusCode(200)
                .body("rows", hasSize(1))
                .body("rows[0].position", equalTo("Receptionist"))
                .body("rows[0].departmentId", nullValue())
                .body("earnings.amount", equalTo("3450.00"))
                .body("hours", equalTo(45.0f));

        var lines = api.clerk()
                .get("/pay-runs/" + run + "/journals")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].postedOn", equalTo("2026-11-20"))
                .extract()
                .<List<Map<String, Map<String, Object>>>>path("[0].lines");
        assertThat(side(lines, "debit")).isEqualByComparingTo(side(lines, "credit"));
        assertThat(new BigDecimal(api.clerk().get("/pay-runs/" + run).<String>path("net.amount")))
                .isEqualByComparingTo(api.clerk()
                        .get("/pay-runs/" + run + "/journals")
                        .<String>path("[0].lines.find { it.account == 'NET_PAY_PAYABLE' }.credit.amount"));

        assertThat(query(
                        "select action from audit_line where action = 'read' and subject_type = 'journals'"
                                + " and subject_id = ?",
                        UUID.fromString(run)))
                .hasSize(2);

        // The hourly week has 45 hours; the salary 10 weekdays of 8 hours.
        api.clerk()
                .get("/aca-hours?from=2026-10-01&to=2026-12-31")
                .then()
                .statusCode(200)
                .body("items.find { it.employeeId == '%s' }.hours".formatted(hourly), equalTo(45.0f))
                .body("items.find { it.employeeId == '%s' }.hours".formatted(salaried), equalTo(80.0f))
                .body("items.find { it.employeeId == '%s' }.fullTime".formatted(hourly), equalTo(false));
        api.clerk()
                .get("/aca-hours?from=2026-10-02&to=2026-12-31")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-a-measurement-period"));

        api.reverse(run).then().statusCode(200);
        api.clerk()
                .get("/pay-runs/" + run + "/journals")
                .then()
                .body("", hasSize(2))
                .body("[1].kind", equalTo("REVERSAL"));
        api.clerk().get("/pay-runs/" + UUID.randomUUID() + "/register").then().statusCode(404);
        api.as("somebody", Roles.EMPLOYEE)
                .get("/pay-runs/" + run + "/register")
                .then()
                .statusCode(403);
    }

    private static BigDecimal sum(List<Map<String, Object>> totals) {
        return totals.stream()
                .map(total -> new BigDecimal((String) ((Map<?, ?>) total.get("amount")).get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal side(List<Map<String, Map<String, Object>>> lines, String side) {
        return lines.stream()
                .map(line -> new BigDecimal((String) line.get(side).get("amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
