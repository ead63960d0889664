package org.openpractice.payroll;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** Requests that say the same thing twice: nobody could tell which one counts, so none does. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SaidTwiceTest {

    private static final String ANY = "0190f0c1-5f3e-7000-8000-000000000001";

    private final PayrollApi api = new PayrollApi();

    /** Each list of each request, with one entry said twice. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            POST; /time-sheets; employees[1].employeeId; {"employees":[{"employeeId":"ID","weeks":[]},{"employeeId":"ID","weeks":[]}]}
            POST; /time-sheets; employees[0].weeks[1].weekStartsOn; {"employees":[{"employeeId":"ID","weeks":[{"weekStartsOn":"2026-04-05","segments":[]},{"weekStartsOn":"2026-04-05","segments":[]}]}]}
            POST; /time-sheets; employees[0].weeks[0].segments[1]; {"employees":[{"employeeId":"ID","weeks":[{"weekStartsOn":"2026-04-05","segments":[{"hours":10},{"hours":25}]}]}]}
            POST; /time-sheets; employees[0].weeks[0].segments[0].differentials[1]; {"employees":[{"employeeId":"ID","weeks":[{"weekStartsOn":"2026-04-05","segments":[{"hours":10,"differentials":["NIGHT","NIGHT"]}]}]}]}
            POST; /time-sheets; employees[0].weeks[0].otherPay[1]; {"employees":[{"employeeId":"ID","weeks":[{"weekStartsOn":"2026-04-05","segments":[],"otherPay":[{"kind":"BONUS","amount":MONEY},{"kind":"BONUS","amount":MONEY}]}]}]}
            POST; /pay-runs; employeeIds[1]; {"kind":"OFF_CYCLE","employeeIds":["ID","ID"]}
            POST; /pay-runs; items[1]; {"kind":"OFF_CYCLE","items":[ITEM,ITEM]}
            POST; /pay-runs; items[1]; {"kind":"BONUS","items":[ITEM,ITEM]}
            POST; /pay-runs; items[1]; {"kind":"FINAL","items":[ITEM,ITEM]}
            POST; /pay-runs; reimbursements[1]; {"kind":"REGULAR","reimbursements":[SPENT,SPENT]}
            POST; /pay-runs; reimbursements[1]; {"kind":"OFF_CYCLE","reimbursements":[SPENT,SPENT]}
            POST; /pay-runs; reimbursements[1]; {"kind":"BONUS","reimbursements":[SPENT,SPENT]}
            POST; /pay-runs; reimbursements[1]; {"kind":"FINAL","reimbursements":[SPENT,SPENT]}
            POST; /pay-runs; employeeIds[1]; {"kind":"FINAL","employeeIds":["ID","ID"]}
            POST; /pay-runs; employeeIds[1]; {"kind":"RETROACTIVE","employeeIds":["ID","ID"]}
            POST; /pay-runs/ID/payments/reversal; paymentIds[1]; {"reason":"DUPLICATE","paymentIds":["ID","ID"]}
            POST; /work-rvu-credits; credits[1]; {"credits":[CREDIT,CREDIT],"takeBacks":[]}
            POST; /work-rvu-credits; credits[0].modifiers[1]; {"credits":[{"modifiers":["25","25"]}],"takeBacks":[]}
            POST; /work-rvu-credits; takeBacks[1]; {"credits":[],"takeBacks":[TAKEN,TAKEN]}
            POST; /provider-call-duties; duties[1]; {"employeeId":"ID","duties":[{"on":"2026-03-07","shift":"NIGHT"},{"on":"2026-03-07","shift":"NIGHT"}]}
            PUT; /enrollments/ID/direct-deposit; accounts[1]; {"accounts":[ACCOUNT,ACCOUNT]}
            PUT; /enrollments/ID/pay-terms; differentials[1].name; {"differentials":[{"name":"NIGHT","percent":5},{"name":"NIGHT","percent":6}]}
            PUT; /enrollments/ID/pay-terms; workRates[1].workType; {"workRates":[{"workType":"TRIAGE","rate":MONEY},{"workType":"TRIAGE","rate":MONEY}]}
            PUT; /mail-recipients/pay-run-calculated; addresses[1]; {"addresses":["pay@practice.example","Pay@practice.example"]}
            POST; /take-overs; quarters[1].quarter; {"year":2026,"quarters":[{"quarter":1},{"quarter":1}],"register":[]}
            POST; /take-overs; register[1].code; {"year":2026,"quarters":[],"register":[{"code":"REGULAR","wages":MONEY,"amount":MONEY},{"code":"REGULAR","wages":MONEY,"amount":MONEY}]}
            POST; /adjustment-proposals; rule.ratings[1].employeeId; {"rule":{"kind":"MERIT_MATRIX","cells":[CELL],"ratings":[{"employeeId":"ID","rating":"A"},{"employeeId":"ID","rating":"B"}]}}
            POST; /adjustment-proposals; rule.cells[1]; {"rule":{"kind":"MERIT_MATRIX","cells":[CELL,CELL],"ratings":[{"employeeId":"ID","rating":"A"}]}}
            """)
    void isRefusedAndNamed(String method, String path, String field, String body) {
        api.as("clerk", Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER)
                .header("Idempotency-Key", UUID.randomUUID())
                .header("If-Match", "\"1\"")
                .body(body.replace("ITEM", """
                                {"employeeId":"ID","code":"BONUS","amount":MONEY,"description":"Spring bonus"}""")
                        .replace("SPENT", """
                                {"employeeId":"ID","amount":MONEY,"description":"Parking","businessPurpose":"Bank",
                                 "incurredOn":"2026-03-02","evidence":"RECEIPT","substantiatedOn":"2026-03-02"}""")
                        .replace("ACCOUNT", """
                                {"routingNumber":"121042882","accountNumber":"123456789","accountKind":"CHECKING",
                                 "split":"REMAINDER"}""")
                        .replace("CREDIT", """
                                {"employeeId":"ID","claimId":"ID","lineNumber":1,"stage":"POSTED","procedureCode":"99213",
                                 "modifiers":[],"units":1,"serviceDate":"2026-03-02","countedOn":"2026-03-02",
                                 "personallyPerformed":true}""")
                        .replace("TAKEN", """
                                {"claimId":"ID","lineNumber":1,"stage":"POSTED","takenBackOn":"2026-03-09"}""")
                        .replace("CELL", "{\"rating\":\"A\",\"compaRatioBelow\":1.0,\"percent\":3}")
                        .replace("MONEY", "{\"amount\":\"50.00\",\"currency\":\"USD\"}")
                        .replace("ID\"", ANY + "\""))
                .request(method, path.replace("ID", ANY))
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-request"))
                .body("errors.field", hasItem(field))
                .body("errors.find { it.field == '" + field + "' }.problem", containsString("stands in [0] already"))
                .body("errors.problem.toString()", not(containsString("123456789")));
    }

    @Test
    void aGroupingAskedForTwiceIsRefused() {
        api.clerk()
                .get("/labor-distribution?from=2026-01-01&to=2026-12-31&by=LOCATION&by=LOCATION")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("by[1]"));
    }

    @Test
    void aWeekSaidTwiceIsNotTakenAtAll() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "20.00");
        api.hours(
                        calendar,
                        "2026-11-01",
                        employee,
                        PayrollApi.week("2026-11-01", "30") + "," + PayrollApi.week("2026-11-01", "31"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("employees[0].weeks[1].weekStartsOn"))
                .body("errors[0].problem", containsString("2026-11-01"));
        api.clerk().get("/time-sheets?payCalendarId=" + calendar).then().body("items.size()", equalTo(0));
    }

    /** Before and after noon, and totals of different things, are no doubles. */
    @Test
    void twoStretchesOfADayAndTotalsOfTwoThingsAreTaken() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "20.00");
        api.hours(calendar, "2026-11-01", employee, """
                        {"weekStartsOn":"2026-11-01","segments":[{"date":"2026-11-02","hours":4},{"date":"2026-11-02","hours":4}]},
                        {"weekStartsOn":"2026-11-08","segments":[{"hours":20},{"kind":"PTO","hours":8}]}
                        """).then().statusCode(200).body("hours", equalTo(28.0f));
    }
}
