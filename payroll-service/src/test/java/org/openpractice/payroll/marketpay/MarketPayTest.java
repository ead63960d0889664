package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MarketPayTest {

    private static final String HEADER =
            "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,"
                    + "OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,"
                    + "H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY\n";

    /** Made-up figures in the public layout. */
    private static final String RECEPTIONISTS =
            "42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,43-4171,Receptionists,detailed,\"45,030\",1.5,"
                    + "7.6,1.1,,,17.50,\"36,400\",0.4,12.00,15.00,17.50,20.00,23.00,\"24,960\",\"31,200\",\"36,400\","
                    + "\"41,600\",\"47,840\",,\n";

    private static final String SURGEONS =
            "42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,29-1249,Surgeons,detailed,**,*,*,*,,,*,*,*,"
                    + "60.10,*,#,#,#,\"125,000\",*,#,#,#,,\n";

    private static final String ONE_INDUSTRY =
            "42,Pennsylvania,2,PA,621100,Offices of Physicians,4-digit,5,43-4171,Receptionists,detailed,900,1.5,"
                    + "7.6,1.1,,,x,x,0.4,x,x,x,x,x,x,x,x,x,x,,\n";

    private final PayrollApi api = new PayrollApi();

    private String imported(String csv, String state) {
        var location = api.clerk()
                .contentType("text/csv")
                .body(csv)
                .post("/survey-imports?editionYear=2025&source=OEWS+May+2025")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var path = location.substring(location.indexOf("/survey-imports/"));
        soon().untilAsserted(() ->
                assertThat(api.clerk().get(path).<String>path("state")).isEqualTo(state));
        return path;
    }

    private Response map(String title, String occupation, String range) {
        return api.clerk().body("""
                        {"occupation":"%s","area":"42","editionYear":2025%s}
                        """.formatted(occupation, range)).put("/position-markets/" + title);
    }

    private UUID receptionist(String calendar, String rate) {
        var employee = api.hired("PA", "2026-01-04");
        api.payTerms(employee, calendar, "2026-11-01", "HOURLY", rate);
        return employee;
    }

    private Response propose(String budget, String rule) {
        return api.clerk().body("""
                        {"effectiveFrom":"2026-12-13","budget":{"amount":"%s","currency":"USD"},"rule":%s}
                        """.formatted(budget, rule)).post("/adjustment-proposals");
    }

    @Test
    void comparesPositionsAndPeopleWithTheSurvey() {
        var report = imported(HEADER + RECEPTIONISTS + SURGEONS + ONE_INDUSTRY, "SUCCEEDED");
        api.clerk()
                .get(report)
                .then()
                .body("report.rows", equalTo(3))
                .body("report.kept", equalTo(2))
                .body("report.ofOneIndustry", equalTo(1));
        map("Receptionist", "43-4171", "").then().statusCode(200).header("ETag", "\"0\"");
        map("Surgeon", "29-1249", "").then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = receptionist(calendar, "14.00");
        api.clerk()
                .get("/market-comparison?on=2026-11-10")
                .then()
                .statusCode(200)
                .body("positions", hasSize(2))
                .body("positions[0].median.amount", equalTo("36400.00"))
                .body("positions[0].people", equalTo(1))
                // 14.00 x 2,080 = 29,120 of 36,400
                .body("positions[0].compaRatio", equalTo(0.8f))
                .body("positions[1].median", nullValue())
                .body("positions[1].p10.amount", equalTo("125000.00"))
                .body("positions[1].silent", equalTo("the median is at or above the top of the survey"));
        api.clerk()
                .get("/market-comparison/people?on=2026-11-10&positionTitle=Receptionist")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].employeeId", equalTo(employee.toString()))
                .body("items[0].annual.amount", equalTo("29120.00"))
                // (29,120 - 24,960) / (47,840 - 24,960)
                .body("items[0].rangePenetration", equalTo(0.1818f));
        map("Receptionist", "43-4171", "").then().statusCode(428);
        map("Nurse", "29-1141", "").then().statusCode(409).body("type", endsWith("/problems/not-in-survey"));
    }

    @Test
    void keepsNothingOfASurveyWithWrongRowsAndNamesThem() {
        var path = imported(
                HEADER
                        + RECEPTIONISTS
                        + RECEPTIONISTS
                        + SURGEONS.replace("29-1249", "291249").replace("**", "many"),
                "FAILED");
        api.clerk()
                .get(path)
                .then()
                .body("report.wrong", equalTo(2))
                .body("report.kept", equalTo(0))
                .body("report.errors.row", hasItems(3, 4))
                .body("report.errors.field", hasItems("OCC_CODE", "TOT_EMP"));
        assertThat(query("select count(*) from survey_row where practice_group_id = ?", api.group))
                .containsExactly("0");
        api.clerk()
                .contentType("text/csv")
                .body("AREA,OCC_CODE\n42,43-4171\n")
                .post("/survey-imports?editionYear=2025&source=test")
                .then()
                .statusCode(422)
                .body("type", endsWith("/problems/survey-unreadable"));
    }

    /**
     * Occupations that the survey has put together to a broad one are in the file twice, once as {@code broad} and once as
     * {@code detailed} (field description of O_GROUP, May 2024).
     */
    @Test
    void takesAGroupThatIsPrintedAtTwoLevelsOnceUnlessItsFiguresDiffer() {
        var broad = RECEPTIONISTS.replace(
                "43-4171,Receptionists,detailed", "29-2010,Clinical Laboratory Technologists,broad");
        var detailed = broad.replace(",broad,", ",detailed,");
        var path = imported(HEADER + broad + detailed, "SUCCEEDED");
        api.clerk().get(path).then().body("report.rows", equalTo(2)).body("report.kept", equalTo(1));
        map("Technologist", "29-2010", "").then().statusCode(200);
        path = imported(HEADER + broad + detailed.replace("36,400", "36,410"), "FAILED");
        api.clerk().get(path).then().body("report.errors.row", hasItems(3));
    }

    @Test
    void appliesAnApprovedProposalAsNewPayTerms() {
        imported(HEADER + RECEPTIONISTS, "SUCCEEDED");
        map("Receptionist", "43-4171", "").then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var low = receptionist(calendar, "14.00");
        var high = receptionist(calendar, "18.00");
        var changed = receptionist(calendar, "15.00");
        String proposal = propose("5000.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":1}")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFTED"))
                .extract()
                .path("id");
        api.clerk()
                .get("/adjustment-proposals/" + proposal + "/lines")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].rateAfter.amount", equalTo("15.70"));
        var path = "/adjustment-proposals/" + proposal;
        api.clerk().header("If-Match", "*").post(path + "/application").then().statusCode(409);
        api.as("clerk", Roles.PRACTICE_MANAGER)
                .header("If-Match", "*")
                .post(path + "/approval")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/second-person-required"));
        api.manager()
                .header("If-Match", api.etag(path))
                .post(path + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        api.payTerms(changed, calendar, "2026-11-15", "HOURLY", "15.50");
        api.clerk()
                .header("If-Match", api.etag(path))
                .post(path + "/application")
                .then()
                .statusCode(202);
        soon().untilAsserted(() -> api.clerk()
                .get(path + "/lines")
                .then()
                .body("items.outcome", hasItems("APPLIED", "REFUSED"))
                .body(
                        "items.find { it.employeeId == '" + changed + "' }.refusal",
                        equalTo("The pay terms changed since the proposal")));
        assertThat(query(
                        "select rate_cents::text from pay_terms where enrollment_id = ? and effective_from = '2026-12-13'",
                        low))
                .containsExactly("1570");
        assertThat(query("select count(*) from pay_terms where enrollment_id = ?", high))
                .containsExactly("1");
        api.clerk()
                .header("If-Match", "*")
                .post(path + "/application")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/proposal-state"));
    }

    @Test
    void refusesAProposalForNobodyAndARuleWithoutSense() {
        propose("5000.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":1}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/nobody-to-adjust"));
        propose("-5.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":0}")
                .then()
                .statusCode(400);
        propose("5.00", "{\"kind\":\"BY_LOT\"}").then().statusCode(400);
    }

    @Test
    void tellsTotalCompensationOfAPersonAndNothingOfACellOfOne() {
        var calendar = api.biweeklyCalendar();
        var employee = api.hired("PA", "2026-01-04");
        api.payTerms(employee, calendar, "2026-11-01", "SALARIED", "52000.00");
        api.paid(calendar, "2026-11-01");
        var statement = api.clerk()
                .get("/total-compensation/" + employee + "?year=2026")
                .then()
                .statusCode(200)
                .body("parts.SALARY.amount", equalTo("2000.00"))
                .body("parts.BONUS.amount", equalTo("0.00"))
                .extract();
        assertThat(statement.<String>path("lines.find { it.code == 'US-MEDICARE-EMPLOYER' }.amount.amount"))
                .isEqualTo("29.00");
        api.manager()
                .get("/total-compensation?year=2026")
                .then()
                .statusCode(200)
                .body("leastPeople", equalTo(5))
                .body("cells", hasSize(1))
                .body("cells[0].people", nullValue())
                .body("cells[0].salary", nullValue());
        api.manager().get("/total-compensation?year=2026&by=SPECIALTY").then().body("cells", empty());
        api.manager()
                .get("/total-compensation/" + employee + "?year=2026")
                .then()
                .statusCode(403);
    }
}
