package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Eventually.soon;

import io.restassured.response.Response;
import java.util.UUID;
import org.openpractice.payroll.PayrollApi;

/** Pay that is held against a survey of made-up figures. */
public final class SurveyedPay {

    static final String HEADER = "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,"
            + "OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,"
            + "H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY\n";

    /** Made-up figures in the public layout. */
    static final String RECEPTIONISTS =
            "42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,43-4171,Receptionists,detailed,\"45,030\",1.5,"
                    + "7.6,1.1,,,17.50,\"36,400\",0.4,12.00,15.00,17.50,20.00,23.00,\"24,960\",\"31,200\",\"36,400\","
                    + "\"41,600\",\"47,840\",,\n";

    private final PayrollApi api;

    SurveyedPay(PayrollApi api) {
        this.api = api;
    }

    /** Path of a proposal to raise the pay of a receptionist on that calendar. */
    public static String proposal(PayrollApi api, String calendar) {
        var pay = new SurveyedPay(api);
        pay.imported(HEADER + RECEPTIONISTS, "SUCCEEDED");
        pay.map("Receptionist", "43-4171", "").then().statusCode(200);
        pay.receptionist(calendar, "14.00");
        String id = pay.propose("5000.00", "{\"kind\":\"LOWEST_COMPA_RATIO_FIRST\",\"target\":1}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/adjustment-proposals/" + id;
    }

    String imported(String csv, String state) {
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

    Response map(String title, String occupation, String range) {
        return api.clerk().body("""
                        {"occupation":"%s","area":"42","editionYear":2025%s}
                        """.formatted(occupation, range)).put("/position-markets/" + title);
    }

    UUID receptionist(String calendar, String rate) {
        var employee = api.hired("PA", "2026-01-04");
        api.payTerms(employee, calendar, "2026-11-01", "HOURLY", rate);
        return employee;
    }

    Response propose(String budget, String rule) {
        return api.clerk().body("""
                        {"effectiveFrom":"2026-12-13","budget":{"amount":"%s","currency":"USD"},"rule":%s}
                        """.formatted(budget, rule)).post("/adjustment-proposals");
    }
}
