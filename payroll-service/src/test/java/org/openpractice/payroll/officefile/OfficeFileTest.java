package org.openpractice.payroll.officefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openpractice.payroll.OfficeFiles.ended;
import static org.openpractice.payroll.OfficeFiles.imported;
import static org.openpractice.payroll.OfficeFiles.previewed;
import static org.openpractice.payroll.OfficeFiles.send;
import static org.openpractice.payroll.PayrollApi.assignment;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.staff.EmploymentEvent.Assignment;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Told;

/** Files that say something about many people at once, as offices have them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OfficeFileTest {

    private static final LocalDate HIRED = LocalDate.of(2026, 10, 5);

    private final PayrollApi api = new PayrollApi();

    /** Somebody of that name, with that number. */
    private UUID hired(String number, String first, String last) {
        return hired(number, first, last, null);
    }

    private UUID hired(String number, String first, String last, String email) {
        var employee = UUID.randomUUID();
        var at = assignment("IL", "IL");
        api.publish(
                1,
                new EmployeeHired(
                        employee,
                        new Person(first, null, last, List.of(), LocalDate.of(1988, 4, 3), null, null, email),
                        new Assignment(
                                number,
                                at.locationId(),
                                "IL",
                                "IL",
                                at.departmentId(),
                                at.positionTitle(),
                                at.employmentType(),
                                false,
                                false),
                        HIRED));
        api.awaitEnrolled(employee);
        return employee;
    }

    private static ValidatableResponse taken(ValidatableResponse done, int taken, int unchanged) {
        return done.body("state", equalTo("SUCCEEDED"))
                .body("report.taken", equalTo(taken))
                .body("report.unchanged", equalTo(unchanged))
                .body("report.errors", empty());
    }

    private static ValidatableResponse refused(ValidatableResponse done) {
        return done.body("state", equalTo("FAILED"))
                .body("problem.type", endsWith("/import-has-wrong-rows"))
                .body("report.refused", equalTo(true))
                .body("report.taken", equalTo(0));
    }

    @Test
    void aFileTakesRatesOfFourDecimalsAndNamesOneOfFive() {
        var calendar = api.biweeklyCalendar();
        var nurse = api.hired("TX", "2026-10-05");
        String number = api.enrollment(nurse).extract().path("employeeNumber");
        taken(
                imported(
                        api,
                        "pay-terms",
                        "Employee No,From,Basis,Rate\n%s,2026-11-01,HOURLY,23.4375\n".formatted(number)),
                1,
                0);
        api.enrollment(nurse)
                .body("payTerms[-1].rate.amount", equalTo("23.4375"))
                .body("payTerms[-1].payCalendarId", equalTo(calendar));
        refused(imported(
                        api,
                        "pay-terms",
                        "Employee No,From,Basis,Rate\n%s,2026-11-15,HOURLY,23.43751\n".formatted(number)))
                .body("report.errors[0].expected", containsString("at most four decimals"));
    }

    /** What a use case refuses ends its transaction; the rows after it are still looked at, in every order. */
    @Test
    void aRowThatIsRefusedDoesNotHideWhatComesAfterIt() {
        api.biweeklyCalendar();
        hired("A-1", "Ada", "Example");
        var two = hired("A-2", "Ben", "Sample");
        hired("A-3", "Cleo", "Sample");
        refused(imported(api, "pay-terms", """
                        Employee No,From,Basis,Rate
                        A-1,2026-11-01,HOURLY,5.00
                        A-2,2026-11-01,HOURLY,21.50
                        A-3,2026-11-01,HOURLY,5.50
                        """))
                .body("report.rows", equalTo(3))
                .body("report.errors.row", contains(2, 4));
        api.enrollment(two).body("payTerms", empty());
    }

    @Test
    void onlyTrueAndFalseSayWhetherAFileIsPreviewed() {
        for (String preview : List.of("yes", "1", "True", "")) {
            send(api, "pay-terms", "a\n".getBytes(StandardCharsets.UTF_8), "?preview=" + preview)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("preview"))
                    .body("errors[0].problem", equalTo("expected true or false"));
        }
    }

    @Test
    void theKindsOfFilesAreListedWithTheirColumns() {
        api.clerk()
                .get("/imports")
                .then()
                .statusCode(200)
                .body(
                        "items.name",
                        contains(
                                "benefit-elections",
                                "direct-deposit",
                                "form-w4",
                                "hours",
                                "pay-terms",
                                "state-certificates",
                                "take-over",
                                "tax-identity"))
                .body(
                        "items.find { it.name == 'pay-terms' }.header",
                        containsString("effective_from,pay_calendar,basis"));
        api.clerk().get("/imports/unknown").then().statusCode(404);
        send(api, "unknown", "a\n".getBytes(StandardCharsets.UTF_8), "").then().statusCode(404);
        api.as("h", Roles.HR).get("/imports").then().statusCode(403);
    }

    @Test
    void payTermsAreTakenWholeAndTheSameFileChangesNothing() {
        api.biweeklyCalendar();
        var one = hired("A-1", "Ada", "Example");
        var two = hired("A-2", "Ben", "Sample");
        var csv = """
                Pay Rate;Pay Type;Employee No;Effective Date;Name
                $28.50;hourly;A-1;11/1/2026;Example, Ada
                "$91,000.00";Salary;a-2;2026-11-01;Ben Sample
                """;

        taken(previewed(api, "pay-terms", csv), 2, 0);
        api.enrollment(one).body("payTerms", empty());
        taken(imported(api, "pay-terms", csv), 2, 0);
        api.enrollment(one)
                .body("payTerms.basis", contains("HOURLY"))
                .body("payTerms[0].rate.amount", equalTo("28.50"))
                .body("payTerms[0].effectiveFrom", equalTo("2026-11-01"));
        api.enrollment(two).body("payTerms[0].rate.amount", equalTo("91000.00"));
        var etag = api.etag("/enrollments/" + one);
        taken(imported(api, "pay-terms", csv), 0, 2);
        assertThat(api.etag("/enrollments/" + one)).isEqualTo(etag);
    }

    @Test
    void oneWrongRowLeavesEverythingAsItWasAndIsNamedWithLineAndColumn() {
        api.biweeklyCalendar();
        var one = hired("A-1", "Ada", "Example");
        hired("A-2", "Ben", "Sample");
        var done = refused(imported(api, "pay-terms", """
                employee_number,effective_from,basis,rate
                A-1,2026-11-01,HOURLY,28.50
                A-2,01.11.2026,WEEKLY,x
                A-9,2026-11-01,HOURLY,28.50
                A-2,2026-11-01,HOURLY,2.00
                A-1,2026-11-01,HOURLY,30.00
                A-2,2026-11-01
                """));
        done.body("report.rows", equalTo(6))
                .body("report.wrong", equalTo(5))
                .body("report.errors.row", contains(3, 3, 3, 4, 5, 6, 7))
                .body("report.errors.field", contains("effective_from", "basis", "rate", "employee_number", "", "", ""))
                .body("report.errors[0].expected", containsString("2026-01-31"))
                .body("report.errors[1].expected", containsString("SALARIED_NONEXEMPT"))
                .body("report.errors[3].problem", containsString("is nobody on the payroll: A-9"))
                .body("report.errors[4].problem", containsString("Below the minimum wage"))
                .body("report.errors[5].problem", containsString("line 2"));
        api.enrollment(one).body("payTerms", empty());
    }

    @Test
    void aFileWithoutAColumnOrWithOneTooManyIsRefusedAtOnce() {
        send(api, "pay-terms", "employee_number,basis,rate,shoe size\n".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("type", endsWith("/import-header-wrong"))
                .body("missing", contains("effective_from"))
                .body("unknown", contains("shoe size"))
                .body("detail", containsString("salary_hours"));
        send(api, "hours", "employee_number,hours\n\"A-1,8".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("type", endsWith("/import-unreadable"))
                .body("line", equalTo(2));
        send(api, "hours", "employee_number,hours\n\n".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(422)
                .body("type", endsWith("/import-unreadable"))
                .body("detail", containsString("there is no row under the header"));
        send(api, "hours", new byte[] {'P', 'K', 3, 4, 20, 0}, "")
                .then()
                .statusCode(422)
                .body("detail", containsString("save the sheet as \"CSV UTF-8\""));
        api.clerk().get("/imports/hours").then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Employee|Ada Example",
                "Employee|\"Example, Ada\"",
                "Employee|\"EXAMPLE, ADA M.\"",
                "Employee|Ada Marie Example",
                "Email|ADA@practice.example",
                "Emp ID|A-01",
                "File Number|a-01"
            })
    void peopleAreKnownAsOfficesHaveThem(String column, String cell) {
        api.biweeklyCalendar();
        hired("A-01", "Ada", "Examplé", "ada@practice.example");
        hired("A-02", "Ben", "Example", "ben@practice.example");
        taken(imported(api, "pay-terms", column + ",From,Basis,Rate\n" + cell + ",2026-11-01,HOURLY,28.50\n"), 1, 0);
    }

    @Test
    void numbersAreFoundWithoutTheZerosThatASpreadsheetDrops() {
        api.biweeklyCalendar();
        hired("0042", "Ada", "Example");
        taken(imported(api, "pay-terms", "Employee No,From,Basis,Rate\n42,2026-11-01,HOURLY,28.50\n"), 1, 0);
    }

    @Test
    void whoeverCouldBeSeveralPeopleIsRefusedByName() {
        api.biweeklyCalendar();
        hired("A-1", "Ada", "Example");
        hired("A-2", "Ada", "Example");
        hired("A-3", "Ben", "Sample");
        refused(imported(api, "pay-terms", """
                        employee_name,employee_number,effective_from,basis,rate
                        Ada Example,,2026-11-01,HOURLY,28.50
                        Ada Example,A-3,2026-11-01,HOURLY,28.50
                        ,,2026-11-01,HOURLY,28.50
                        Ada Example,A-2,2026-11-01,HOURLY,28.50
                        """))
                .body("report.errors.row", contains(2, 3, 4))
                .body("report.errors[0].problem", equalTo("could be about Example, Ada (A-1) or Example, Ada (A-2)"))
                .body("report.errors[0].expected", containsString("employee_number"))
                .body("report.errors[1].problem", containsString("Sample, Ben (A-3)"))
                .body("report.errors[2].problem", equalTo("names nobody"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void anyEncodingAndSeparatorOfASpreadsheetIsRead(String encoding) throws Exception {
        api.biweeklyCalendar();
        hired("A-1", "Ada", "Examplé");
        var text = "Name\tFrom\tBasis\tRate\nAda Examplé\t2026-11-01\tHOURLY\t28.50\n";
        var mark = encoding.startsWith("windows") ? "" : "\uFEFF";
        taken(ended(api, send(api, "pay-terms", (mark + text).getBytes(encoding), "")), 1, 0)
                .body("report.encoding", equalTo(encoding));
    }

    @Test
    void formsW4OfBothKindsAreFiled() {
        var one = hired("A-1", "Ada", "Example");
        var two = hired("A-2", "Ben", "Sample");
        var csv = """
                employee_number,effective_from,Filing Status,Step 3,Extra Withholding,marital_status,allowances
                A-1,2026-11-01,MFJ,2000,25,,
                A-2,2026-11-01,,,,SINGLE,2
                """;
        taken(imported(api, "form-w4", csv), 2, 0);
        api.enrollment(one)
                .body("withholdingCertificates[0].certificate.filingStatus", equalTo("MARRIED_FILING_JOINTLY"))
                .body("withholdingCertificates[0].certificate.dependentsCredit.amount", equalTo("2000.00"))
                .body("withholdingCertificates[0].certificate.extraWithholding.amount", equalTo("25.00"));
        api.enrollment(two)
                .body("withholdingCertificates[0].certificate.form", equalTo("BEFORE_2020"))
                .body("withholdingCertificates[0].certificate.allowances", equalTo(2));
        taken(imported(api, "form-w4", csv), 0, 2);
        refused(imported(api, "form-w4", """
                        employee_number,effective_from,filing_status,allowances,nonresident_alien
                        A-1,2026-12-01,Married,,
                        A-1,2026-12-01,S,3,
                        A-1,2026-12-01,,,
                        A-2,2026-12-01,MFJ,,yes
                        """))
                .body("report.errors.row", contains(2, 3, 4, 5))
                .body("report.errors[0].expected", containsString("HEAD_OF_HOUSEHOLD"))
                .body("report.errors[1].problem", equalTo("mixes two forms"))
                .body("report.errors[2].field", equalTo("filing_status"))
                .body("report.errors[3].expected", containsString("nonresident alien"));
    }

    @Test
    void stateCertificatesAreFiled() {
        var one = hired("A-1", "Ada", "Example");
        var csv = """
                employee_number,state,effective_from,counts,amounts
                A-1,il,2026-11-01,line1=2; line2=1,additional=10.00
                """;
        taken(imported(api, "state-certificates", csv), 1, 0);
        api.enrollment(one)
                .body("stateCertificates.state", contains("IL"))
                .body("stateCertificates[0].certificate.counts.line1", equalTo(2))
                .body("stateCertificates[0].certificate.amounts.additional.amount", equalTo("10.00"));
        taken(imported(api, "state-certificates", csv), 0, 1);
        refused(imported(api, "state-certificates", """
                        employee_number,state,effective_from,counts
                        A-1,IL,2026-12-01,line9=2
                        A-1,TX,2026-12-01,
                        A-1,ZZ,2026-12-01,
                        """))
                .body("report.errors.row", contains(2, 3, 4))
                .body("report.errors[0].field", containsString("counts.line9"));
    }

    @Test
    void accountsOfAFileAreProposedAndVerifiedInOneStepByAnother() {
        var one = hired("A-1", "Ada", "Example");
        var two = hired("A-2", "Ben", "Sample");
        var csv = """
                employee_number,ABA,account_number,Account Type,amount
                A-1,121042882,000445566,Savings,100.00
                A-1,21000021,000778899,Checking,
                A-2,021000021,000112233,,
                """;
        taken(previewed(api, "direct-deposit", csv), 3, 0);
        taken(imported(api, "direct-deposit", csv), 3, 0);
        taken(imported(api, "direct-deposit", csv), 0, 3);
        List<String> changes = api.manager()
                .get("/direct-deposit-changes?state=PROPOSED")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("items.id");
        var body = """
                {"changeIds":["%s","%s","%s"],"method":"IN_PERSON","note":"voided checks seen"}
                """.formatted(changes.get(0), changes.get(1), UUID.randomUUID());
        api.clerk()
                .body(body)
                .post("/direct-deposit-changes/verification")
                .then()
                .statusCode(409)
                .body("type", endsWith("/second-person-required"));
        api.manager()
                .body(body)
                .post("/direct-deposit-changes/verification")
                .then()
                .statusCode(200)
                .body("verified", hasSize(2))
                .body("left.type", contains("/problems/not-found"));
        api.enrollment(one)
                .body("directDepositChanges[0].state", equalTo("VERIFIED"))
                .body("directDepositChanges[0].accounts.split", contains("FIXED", "REMAINDER"))
                .body("directDepositChanges[0].accounts[1].routingNumber", equalTo("021000021"));
        api.enrollment(two).body("directDepositChanges", hasSize(1));
        taken(imported(api, "direct-deposit", csv), 0, 3);
    }

    @Test
    void noReportOfAccountsTellsANumber() {
        hired("A-1", "Ada", "Example");
        hired("A-2", "Ben", "Sample");
        var done = refused(imported(api, "direct-deposit", """
                employee_number,routing_number,account_number,split,percent
                A-1,123456789,99887766,,
                A-1,121042882,99887766x,,
                A-2,121042882,55443322,PERCENT,60
                A-2,021000021,55443322,PERCENT,60
                """));
        done.body("report.errors.row", contains(2, 3, 5))
                .body("report.errors.field", contains("routing_number", "account_number", ""))
                .body("report.errors[2].expected", containsString("remainder"));
        assertThat(done.extract().asString()).doesNotContain("99887766").doesNotContain("55443322");
    }

    @Test
    void taxIdentitiesAreKeptSealedAndNeverRepeated() {
        var one = hired("A-1", "Ada", "Example");
        hired("A-2", "Ben", "Sample");
        var csv = """
                employee_number,Social Security Number,DOB,MI,Address,City,State,Zip Code
                A-1,234-56-7891,4/3/1988,M,1 Main Street,Springfield,il,62701-0001
                """;
        taken(previewed(api, "tax-identity", csv), 1, 0);
        api.clerk().get("/enrollments/" + one + "/tax-identity").then().statusCode(404);
        taken(imported(api, "tax-identity", csv), 1, 0);
        api.clerk()
                .get("/enrollments/" + one + "/tax-identity")
                .then()
                .statusCode(200)
                .body("ssn", equalTo("***-**-7891"))
                .body("address.zip", equalTo("62701"))
                .body("address.zipExtension", equalTo("0001"))
                .body("address.locationAddress", nullValue());
        taken(imported(api, "tax-identity", csv), 0, 1);
        var done = refused(imported(api, "tax-identity", """
                employee_number,ssn,birth_date,street,city,state,zip
                A-2,234-56-7891,,1 Main Street,Springfield,IL,62701
                A-2,234567892,1988-04-04,1 Main Street of a very long name,Springfield,IL,62701
                A-2,000-56-7893,,1 Main Street,Springfield,IL,6270
                """));
        done.body("report.errors.row", hasItem(2))
                .body("report.errors.findAll { it.row == 2 }.field", contains("ssn"))
                .body("report.errors.findAll { it.row == 2 }.problem", contains("is that of another employee"))
                .body("report.errors.findAll { it.row == 4 }.field", hasItem("ssn"));
        assertThat(Told.in(done.extract().asString())).doesNotContain("7891", "234", "1988");
        assertThat(query("select t::text from tax_identity t")).noneMatch(row -> row.contains("234567891"));
    }

    @Test
    void anotherBirthDateThanStaffsIsRefusedAndNotTold() {
        hired("A-1", "Ada", "Example");
        var done = refused(imported(api, "tax-identity", """
                employee_number,ssn,birth_date,street,city,state,zip
                A-1,234-56-7894,1988-04-04,1 Main Street,Springfield,IL,62701
                """));
        done.body("report.errors.field", contains("birth_date"))
                .body("report.errors[0].problem", containsString("differs from the one that staff keeps"));
        assertThat(Told.in(done.extract().asString())).doesNotContain("1988");
    }

    @Test
    void benefitElectionsAreTakenByCodeOrName() {
        var one = hired("A-1", "Ada", "Example");
        api.clerk().body("""
                        {"code":"PPO","name":"Health, PPO","kind":"HEALTH","treatment":"SECTION_125","shortfall":"DROP","priority":10}
                        """).post("/benefit-plans").then().statusCode(201);
        var csv = """
                employee_number,Plan Name,effective_from,Employee Amount,Employer Contribution
                A-1,"Health, PPO",2026-11-01,125.50,300.00
                """;
        taken(imported(api, "benefit-elections", csv), 1, 0);
        api.clerk()
                .get("/enrollments/" + one + "/benefit-elections")
                .then()
                .body("elections", hasSize(1))
                .body("elections[0].amountPerPeriod.amount", equalTo("125.50"))
                .body("elections[0].employerPerPeriod.amount", equalTo("300.00"));
        taken(imported(api, "benefit-elections", csv.replace("\"Health, PPO\"", "ppo")), 0, 1);
        refused(imported(api, "benefit-elections", """
                        employee_number,plan,effective_from,amount_per_period,percent
                        A-1,HMO,2026-11-01,10,
                        A-1,PPO,2026-12-01,,
                        A-1,PPO,2026-12-01,,101
                        A-1,PPO,2026-12-01,-5,
                        """)).body("report.errors.row", contains(2, 3, 4, 5));
    }

    @Test
    void hoursBecomeOneSheetThatAnotherApproves() {
        var calendar = api.biweeklyCalendar();
        var one = hired("A-1", "Ada", "Example");
        var two = hired("A-2", "Ben", "Sample");
        api.payTerms(one, calendar, "2026-11-01", "HOURLY", "28.50");
        api.payTerms(two, calendar, "2026-11-01", "HOURLY", "28.50");
        var csv = """
                employee_number,Work Date,Week Of,Hours Worked,Pay Code
                A-1,11/2/2026,,8,REG
                A-1,11/3/2026,,8.25,REG
                A-1,11/4/2026,,8,Vacation
                A-2,,2026-11-01,38.5,
                A-2,,2026-11-08,40,
                """;
        taken(previewed(api, "hours", csv), 5, 0);
        api.clerk().get("/time-sheets").then().body("items", empty());
        taken(imported(api, "hours", csv), 5, 0);
        String sheet = api.clerk()
                .get("/time-sheets")
                .then()
                .body("items", hasSize(1))
                .body("items[0].employees", equalTo(2))
                .body("items[0].weeks", equalTo(3))
                .extract()
                .path("items[0].id");
        api.manager()
                .header("If-Match", api.etag("/time-sheets/" + sheet))
                .post("/time-sheets/" + sheet + "/approval")
                .then()
                .statusCode(200);
        taken(imported(api, "hours", csv), 0, 5);
        api.clerk().get("/time-sheets?state=APPROVED").then().body("items", hasSize(1));
        refused(imported(api, "hours", """
                        employee_number,date,week_starts_on,hours,kind
                        A-1,2026-11-02,,25,
                        A-1,2026-11-03,2026-11-01,8,
                        A-1,,2026-11-02,8,
                        A-1,2026-11-05,,2,OT
                        A-2,,2026-11-08,20,
                        A-2,,2026-11-08,20,
                        A-1,2026-10-01,,8,
                        A-1,2026-11-09,,13,
                        A-1,2026-11-09,,12,
                        """))
                .body("report.errors.row", contains(2, 3, 4, 5, 7, 8, 10))
                .body("report.errors[2].expected", containsString("SUNDAY"))
                .body("report.errors[3].expected", containsString("overtime is calculated here"))
                .body("report.errors[5].expected", containsString("pay-terms"))
                .body("report.errors[6].expected", not(containsString("employees[")));
        api.clerk().get("/time-sheets?state=APPROVED").then().body("items", hasSize(1));
    }

    @Test
    void everyEmployeeWhoseHoursARunCouldNotPayIsNamedInTheReport() {
        var calendar = api.biweeklyCalendar();
        var salaried = hired("A-1", "Ada", "Example");
        var left = hired("A-2", "Ben", "Sample");
        var hourly = hired("A-3", "Cleo", "Sample");
        api.payTerms(salaried, calendar, "2026-11-01", "SALARIED", "91000.00");
        api.payTerms(left, calendar, "2026-11-01", "SALARIED", "91000.00");
        api.payTerms(hourly, calendar, "2026-11-01", "HOURLY", "28.50");
        refused(imported(api, "hours", """
                        employee_number,week_starts_on,hours
                        A-1,2026-11-01,40
                        A-2,2026-11-01,40
                        A-3,2026-11-01,40
                        """))
                .body("report.wrong", equalTo(2))
                .body("report.errors.row", contains(2, 3))
                .body("report.errors.problem", contains("Not paid by the hour", "Not paid by the hour"));
        api.clerk().get("/time-sheets").then().body("items", empty());
    }

    @Test
    void theAnswerWaitsForTheEndWhereItIsAskedTo() {
        api.biweeklyCalendar();
        hired("A-1", "Ada", "Example");
        send(
                        api,
                        "pay-terms",
                        "employee_number,effective_from,basis,rate\nA-1,2026-11-01,HOURLY,28.50\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "?waitSeconds=20&fileName=terms.csv")
                .then()
                .statusCode(202)
                .body("state", equalTo("SUCCEEDED"))
                .body("fileName", equalTo("terms.csv"))
                .body("report.taken", equalTo(1));
        send(api, "pay-terms", "a\n".getBytes(StandardCharsets.UTF_8), "?waitSeconds=100")
                .then()
                .statusCode(400)
                .body("errors.field", contains("waitSeconds"));
    }
}
