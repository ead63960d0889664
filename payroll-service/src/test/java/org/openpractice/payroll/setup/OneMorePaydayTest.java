package org.openpractice.payroll.setup;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** The year before one with 27 biweekly paydays. Today is 1 December 2025. */
@QuarkusTest
@TestProfile(OneMorePaydayTest.TheYearBefore.class)
@WithTestResource(Infrastructure.class)
class OneMorePaydayTest {

    /** Starts the clock then. */
    public static class TheYearBefore implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openpractice.clock.start", "2025-12-01T15:00:00Z");
        }
    }

    private final PayrollApi api = new PayrollApi();

    @Test
    void isToldBeforeTheYearBeginsUntilSomethingIsChosen() {
        var calendar = api.biweeklyCalendar("2025-11-30");
        api.clerk()
                .get("/setup-check")
                .then()
                .statusCode(200)
                .body("findings.code", hasItem("one-payday-more"))
                .body("findings.find { it.code == 'one-payday-more' }.what", containsString("2026 has 27 paydays"))
                .body(
                        "findings.find { it.code == 'one-payday-more' }.mend.path",
                        endsWith("/pay-calendars/" + calendar + "/years/2026"));
        api.clerk()
                .body("{\"salary\":\"USUAL\",\"withholding\":\"USUAL\",\"benefitPaydays\":\"EVERY\"}")
                .put("/pay-calendars/" + calendar + "/years/2026")
                .then()
                .statusCode(200);
        api.clerk().get("/setup-check").then().body("findings.code", not(hasItem("one-payday-more")));
    }
}
