package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Mails;
import org.openpractice.testing.Told;

/** A second person is asked by mail for what waits, and learns from it nothing about anybody's pay. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollMailTest {

    private static final String SSN = "123-45-6789";
    private static final String ACCOUNT = "90817263544536272";
    private static final String DIAGNOSIS = "diabetes mellitus E11.9";

    private final PayrollApi api = new PayrollApi();
    private final String address = "approvals-" + api.group + "@practice.example";

    private void name(String occasion) {
        api.as("admin", Roles.GROUP_ADMIN)
                .body(Map.of("addresses", List.of(address)))
                .put("/mail-recipients/" + occasion)
                .then()
                .statusCode(200);
    }

    @Test
    void asksForASecondPersonOnceAndHoldsNoPlantedSecret() {
        name("pay-run-calculated");
        name("direct-deposit-change-proposed");
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.hired("TX", "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "65000.00");
        api.proposedDeposit(employee, ACCOUNT);
        String run = api.clerk()
                .body("""
                        {"payCalendarId":"%s","kind":"BONUS","payDate":"2026-11-20","items":[{"employeeId":"%s",
                         "code":"DISCRETIONARY_BONUS","amount":{"amount":"4321.09","currency":"USD"},
                         "description":"%s, SSN %s"}]}
                        """.formatted(calendar, employee, DIAGNOSIS, SSN))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.clerk().get("/pay-runs/" + run).then().body("gross.amount", equalTo("4321.09"));

        var mails = Mails.awaitTo(address, 2);
        assertThat(mails)
                .hasSize(2)
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Subject: A pay run waits for approval")
                        .contains("Friday, November 20, 2026")
                        .contains("calculated for 1 person")
                        .contains("https://practice.example/api/payroll/pay-runs/" + run))
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Subject: A change of direct deposit waits for verification")
                        .contains("https://practice.example/api/payroll/direct-deposit-changes?state=PROPOSED"));
        var rows = Database.query("select m::text from message m where practice_group_id = ?", api.group);
        assertThat(rows).hasSize(2);
        for (String text : List.of(String.join("\n", mails), String.join("\n", rows))) {
            assertThat(Told.in(text))
                    .doesNotContain(SSN, SSN.replace("-", ""))
                    .doesNotContain(ACCOUNT, ACCOUNT.substring(ACCOUNT.length() - 4))
                    .doesNotContain("4321", "4,321", "65000", "65,000")
                    .doesNotContainIgnoringCase("diabetes")
                    .doesNotContain("E11.9")
                    .doesNotContain("Sample", "Robin");
        }
    }

    @Test
    void whatNobodyIsNamedForIsVisible() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.hired("TX", "2026-10-05");
        api.payTerms(employee, calendar, "2026-10-05", "SALARIED", "65000.00");
        var run = api.drafted(calendar, "2026-11-01");
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.manager()
                .get("/messages?state=NO_RECIPIENT")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.about", hasItem(run))
                .body("items[0].occasion", equalTo("pay-run-calculated"));
    }
}
