package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.marketpay.SurveyedPay.HEADER;
import static org.openpractice.payroll.marketpay.SurveyedPay.RECEPTIONISTS;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MarketPayTest {

    private static final String SURGEONS =
            "42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,29-1249,Surgeons,detailed,**,*,*,*,,,*,*,*,"
                    + "60.10,*,#,#,#,\"125,000\",*,#,#,#,,\n";

    private static final String ONE_INDUSTRY =
            "42,Pennsylvania,2,PA,621100,Offices of Physicians,4-digit,5,43-4171,Receptionists,detailed,900,1.5,"
                    + "7.6,1.1,,,x,x,0.4,x,x,x,x,x,x,x,x,x,x,,\n";

    private final PayrollApi api = new PayrollApi();
    private final SurveyedPay pay = new SurveyedPay(api);

    @Test
    void comparesPositionsAndPeopleWithTheSurvey() {
        var report = pay.imported(HEADER + RECEPTIONISTS + SURGEONS + ONE_INDUSTRY, "SUCCEEDED");
        api.clerk()
                .get(report)
                .then()
                .body("report.rows", equalTo(3))
                .body("report.kept", equalTo(2))
                .body("report.ofOneIndustry", equalTo(1));
        pay.map("Receptionist", "43-4171", "").then().statusCode(200).header("ETag", "\"0\"");
        pay.map("Surgeon", "29-1249", "").then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = pay.receptionist(calendar, "14.00");
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
        api.clerk()
                .get("/market-comparison/people?on=2026-11-10&q=robin receptionist")
                .then()
                .body("items.employeeId", contains(employee.toString()));
        api.clerk().get("/market-comparison/people?on=2025-11-10").then().body("items", empty());
        api.clerk()
                .get("/position-markets?sort=-positionTitle")
                .then()
                .body("items.positionTitle", contains("Surgeon", "Receptionist"));
        api.clerk()
                .get("/position-markets?occupation=29-1249&editionYear=2025&q=surg")
                .then()
                .body("items.positionTitle", contains("Surgeon"));
        pay.map("Receptionist", "43-4171", "").then().statusCode(428);
        pay.map("Nurse", "29-1141", "").then().statusCode(409).body("type", endsWith("/problems/not-in-survey"));
    }

    @Test
    void keepsNothingOfASurveyWithWrongRowsAndNamesThem() {
        var path = pay.imported(
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
        var path = pay.imported(HEADER + broad + detailed, "SUCCEEDED");
        api.clerk().get(path).then().body("report.rows", equalTo(2)).body("report.kept", equalTo(1));
        pay.map("Technologist", "29-2010", "").then().statusCode(200);
        path = pay.imported(HEADER + broad + detailed.replace("36,400", "36,410"), "FAILED");
        api.clerk().get(path).then().body("report.errors.row", hasItems(3));
    }

    @Test
    void appliesAnApprovedProposalAsNewPayTerms() {
        pay.imported(HEADER + RECEPTIONISTS, "SUCCEEDED");
        pay.map("Receptionist", "43-4171", "").then().statusCode(200);
        var calendar = api.biweeklyCalendar();
        var low = pay.receptionist(calendar, "14.00");
        var high = pay.receptionist(calendar, "18.00");
        var changed = pay.receptionist(calendar, "15.00");
        String proposal = pay.propose("5000.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":1}")
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
        raises(path, "?employeeId=" + low).body("items.rateAfter.amount", contains("15.70"));
        raises(path, "?sort=-number").body("items.number", contains(2, 1));
        raises(path, "?outcome=REFUSED").body("items", empty());
        raises(path, "?positionTitle=Receptionist&q=sample").body("items", hasSize(2));
        api.clerk()
                .get("/adjustment-proposals?state=DRAFTED&effectiveFrom=2026-12-01&q=lowest")
                .then()
                .body("items.id", contains(proposal));
        api.clerk().get("/adjustment-proposals?state=APPROVED").then().body("items", empty());
        api.clerk()
                .header("If-Match", api.etag(path))
                .post(path + "/application")
                .then()
                .statusCode(409);
        api.as("clerk", Roles.PRACTICE_MANAGER)
                .header("If-Match", api.etag(path))
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
                        "select rate::text from pay_terms where enrollment_id = ? and effective_from = '2026-12-13'",
                        low))
                .containsExactly("15.7000");
        assertThat(query("select count(*) from pay_terms where enrollment_id = ?", high))
                .containsExactly("1");
        api.clerk()
                .header("If-Match", api.etag(path))
                .post(path + "/application")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/proposal-state"));
    }

    private ValidatableResponse raises(String proposal, String asked) {
        return api.clerk().get(proposal + "/lines" + asked).then().statusCode(200);
    }

    @Test
    void refusesAProposalForNobodyAndARuleWithoutSense() {
        pay.propose("5000.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":1}")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/nobody-to-adjust"));
        pay.propose("-5.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":0}")
                .then()
                .statusCode(400);
        pay.propose("5.00", "{\"kind\":\"BY_LOT\"}").then().statusCode(400);
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
