package org.openpractice.payroll;

import static java.util.Map.entry;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.SecondPersonRules;

/** Every step of payroll that takes a second person, tried alone. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollSecondPersonTest extends SecondPersonRules {

    private static final String FIRST_DAY = "2026-11-01";

    /** One made-up row in the public layout. */
    private static final String SURVEY = """
            AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,\
            EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,\
            H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY
            42,Pennsylvania,2,PA,000000,Cross-industry,cross-industry,1235,43-4171,Receptionists,detailed,"45,030",1.5,7.6,\
            1.1,,,17.50,"36,400",0.4,12.00,15.00,17.50,20.00,23.00,"24,960","31,200","36,400","41,600","47,840",,
            """;

    PayrollSecondPersonTest() {
        super("org.openpractice.payroll");
    }

    @Override
    protected Map<String, Matter> matters() {
        return Map.ofEntries(
                entry("PayRunResource.approve", PayrollSecondPersonTest::calculatedRun),
                entry("TimeSheetResource.approve", PayrollSecondPersonTest::submittedTime),
                entry("DirectDepositChangeResource.verify", PayrollSecondPersonTest::accountToVerify),
                entry("DirectDepositChangeResource.reject", PayrollSecondPersonTest::accountToReject),
                entry("OpenDepositChangeResource.verify", PayrollSecondPersonTest::accountsToVerify),
                entry("PayRunAchFileResource.release", PayrollSecondPersonTest::fileOfPaidRun),
                entry("TaxDepositResource.release", PayrollSecondPersonTest::markedDeposit),
                entry("PaymentFileResource.release", PayrollSecondPersonTest::fileOfPrenotes),
                entry("ProviderContractResource.approve", PayrollSecondPersonTest::draftedContract),
                entry("ProviderSettlementResource.approve", PayrollSecondPersonTest::draftedSettlement),
                entry("AdjustmentProposalResource.approve", PayrollSecondPersonTest::draftedProposal));
    }

    private static Begun calculatedRun(String first) {
        var api = new PayrollApi();
        var calendar = api.biweeklyCalendar();
        salaried(api, calendar);
        var run = api.drafted(calendar, FIRST_DAY);
        var job = by(api, first)
                .post("/pay-runs/" + run + "/calculation")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var path = job.substring(job.indexOf("/jobs/"));
        soon().untilAsserted(() -> by(api, first).get(path).then().body("state", equalTo("SUCCEEDED")));
        return new Begun(api.group, "/pay-runs/" + run + "/approval", "/pay-runs/" + run);
    }

    private static Begun submittedTime(String first) {
        var api = new PayrollApi();
        var calendar = api.biweeklyCalendar();
        var employee = api.hourly(calendar, "TX", "20.00");
        String id = by(api, first)
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"2026-11-01","employees":[{"employeeId":"%s","weeks":[
                          {"weekStartsOn":"2026-11-01","segments":[{"date":"2026-11-02","hours":8}]}]}]}
                        """.formatted(calendar, employee))
                .post("/time-sheets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Begun(api.group, "/time-sheets/" + id + "/approval", "/time-sheets/" + id);
    }

    private static Begun accountToVerify(String first) {
        return proposedAccount(first, "verification", "{\"method\":\"CALL_BACK\",\"note\":\"on the number we know\"}");
    }

    private static Begun accountsToVerify(String first) {
        var api = new PayrollApi();
        var employee = salaried(api, api.biweeklyCalendar());
        var change = proposed(api, first, employee);
        return new Begun(
                api.group,
                "/direct-deposit-changes/verification",
                "{\"changeIds\":[\"%s\"],\"method\":\"CALL_BACK\",\"note\":\"on the number we know\"}"
                        .formatted(change),
                "/enrollments/" + employee + "/direct-deposit-changes/" + change);
    }

    private static Begun accountToReject(String first) {
        return proposedAccount(first, "rejection", "{\"reason\":\"nobody asked for it\"}");
    }

    private static Begun proposedAccount(String first, String step, String body) {
        var api = new PayrollApi();
        var employee = salaried(api, api.biweeklyCalendar());
        var change = "/enrollments/" + employee + "/direct-deposit-changes/" + proposed(api, first, employee);
        return new Begun(api.group, change + "/" + step, body, change);
    }

    private static Begun fileOfPaidRun(String first) {
        var api = new PayrollApi();
        var calendar = api.biweeklyCalendar();
        api.employer();
        api.directDeposit(salaried(api, calendar), "445566778899");
        var run = api.drafted(calendar, FIRST_DAY);
        api.calculated(run).then().body("state", equalTo("SUCCEEDED"));
        api.approve(run, api.manager()).then().statusCode(200);
        by(api, first)
                .header("If-Match", api.etag("/pay-runs/" + run))
                .post("/pay-runs/" + run + "/payment")
                .then()
                .statusCode(200);
        return new Begun(api.group, "/pay-runs/" + run + "/ach-file/release", "/payment-files");
    }

    private static Begun fileOfPrenotes(String first) {
        var api = new PayrollApi();
        api.employer();
        var employee = salaried(api, api.biweeklyCalendar());
        var change = proposed(api, "clerk", employee);
        api.manager()
                .body("{\"method\":\"CALL_BACK\",\"note\":\"on the number we know\"}")
                .post("/enrollments/" + employee + "/direct-deposit-changes/" + change + "/verification")
                .then()
                .statusCode(200);
        String file = by(api, first)
                .post("/payment-files/prenotes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Begun(api.group, "/payment-files/" + file + "/release", "/payment-files/" + file);
    }

    private static Begun markedDeposit(String first) {
        var api = new PayrollApi();
        var calendar = api.biweeklyCalendar();
        api.employer();
        salaried(api, calendar);
        api.paid(calendar, FIRST_DAY);
        api.clerk()
                .body("{\"liability\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        String owed = api.clerk()
                .get("/tax-deposits?year=2026&quarter=4")
                .then()
                .statusCode(200)
                .extract()
                .path("obligations[0].id");
        String deposit = by(api, first)
                .body("{\"settlesOn\":\"2026-12-15\"}")
                .post("/tax-deposits/" + owed + "/payment")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var payment = "/tax-deposits/payments/" + deposit;
        return new Begun(api.group, payment + "/release", payment + "/ach-file");
    }

    private static String contract(PayrollApi api, String person, UUID provider) {
        return by(api, person)
                .body("""
                        {"employeeId":"%s","specialty":"Family practice","firstMonth":1,
                         "version":{"effectiveFrom":"2026-01-01","terms":{
                          "baseSalary":{"amount":"180000.00","currency":"USD"},
                          "tiers":[{"above":0,"rate":{"amount":"50.00","currency":"USD"}}],"share":1,
                          "qualityIncentive":{"amount":"1000.00","currency":"USD"},
                          "callDay":{"amount":"400.00","currency":"USD"},"callNight":{"amount":"650.00","currency":"USD"},
                          "counts":"POSTED","credited":"PERSONALLY_PERFORMED","scheduleYear":2026,"settles":"QUARTERLY",
                          "threshold":"WHOLE_YEAR","fairMarketBasis":"Valuation of 2025"}}}
                        """.formatted(provider))
                .post("/provider-contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static PayrollApi groupWithWorkValues() {
        var api = new PayrollApi();
        api.clerk()
                .contentType("text/csv")
                .body("HCPCS,MODIFIER,WORK_RVU,DHS\n99213,,1.30,N\n")
                .post("/work-rvu-schedules/2026?source=test+file")
                .then()
                .statusCode(201);
        return api;
    }

    private static Begun draftedContract(String first) {
        var api = groupWithWorkValues();
        var contract = "/provider-contracts/" + contract(api, first, api.hired("PA", "2025-06-01"));
        return new Begun(api.group, contract + "/versions/1/approval", contract);
    }

    private static Begun draftedSettlement(String first) {
        var api = groupWithWorkValues();
        var provider = api.hired("PA", "2025-06-01");
        var contract = "/provider-contracts/" + contract(api, "clerk", provider);
        api.manager()
                .header("If-Match", api.etag(contract))
                .post(contract + "/versions/1/approval")
                .then()
                .statusCode(200);
        String settlement = by(api, first)
                .body("{\"employeeId\":\"%s\",\"periodEndsOn\":\"2026-03-31\"}".formatted(provider))
                .post("/provider-settlements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var path = "/provider-settlements/" + settlement;
        return new Begun(api.group, path + "/approval", path);
    }

    private static Begun draftedProposal(String first) {
        var api = new PayrollApi();
        var survey = api.clerk()
                .contentType("text/csv")
                .body(SURVEY)
                .post("/survey-imports?editionYear=2025&source=made+up")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        var path = survey.substring(survey.indexOf("/survey-imports/"));
        soon().untilAsserted(() -> api.clerk().get(path).then().body("state", equalTo("SUCCEEDED")));
        api.clerk()
                .body("{\"occupation\":\"43-4171\",\"area\":\"42\",\"editionYear\":2025}")
                .put("/position-markets/Receptionist")
                .then()
                .statusCode(200);
        api.payTerms(api.hired("PA", "2026-01-04"), api.biweeklyCalendar(), FIRST_DAY, "HOURLY", "14.00");
        String proposal = by(api, first)
                .body("""
                        {"effectiveFrom":"2026-12-13","budget":{"amount":"5000.00","currency":"USD"},
                         "rule":{"kind":"LOWEST_COMPA_RATIO_FIRST","target":1}}
                        """)
                .post("/adjustment-proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Begun(
                api.group, "/adjustment-proposals/" + proposal + "/approval", "/adjustment-proposals/" + proposal);
    }

    private static String proposed(PayrollApi api, String person, UUID employee) {
        return by(api, person)
                .header("If-Match", api.etag("/enrollments/" + employee))
                .body(
                        "{\"routingNumber\":\"121042882\",\"accountNumber\":\"445566778899\",\"accountKind\":\"CHECKING\"}")
                .put("/enrollments/" + employee + "/direct-deposit")
                .then()
                .statusCode(200)
                .extract()
                .path("directDepositChanges[-1].id");
    }

    private static UUID salaried(PayrollApi api, String calendar) {
        return api.salaried(calendar, "TX", "65000.00");
    }

    private static RequestSpecification by(PayrollApi api, String person) {
        return api.as(person, Roles.PAYROLL).header("Idempotency-Key", UUID.randomUUID());
    }
}
