package org.openpractice.staff.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.facts;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.staff.StaffApi;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.staff.employee.Numbers;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RosterImportTest {

    private static final String HEADER =
            "employee_number,first_name,middle_name,last_name,former_last_names,birth_date,ssn,"
                    + "work_email,home_street,home_city,home_state,home_zip,location,department,position,employment_type,"
                    + "starts_on,npi,dea_number\n";

    /** As an office has it: its own names, its own order, dates with slashes. */
    private static final String OFFICE_HEADER =
            "Surname,First Name,MI,Employee No,DOB,Social Security Number,Email,Street,City,State,Zip Code,"
                    + "Office,Dept,Job Title,FT/PT,Hire Date,NPI Number,DEA,Maiden Name\n";

    private static final String OFFICE_ROW =
            "Exampl\u00E9,Ada,M,E-2,12/31/79,%s,ada2@practice.example,\"12 Sample Street, Apt 4\",Pittsburgh,PA,15213,"
                    + "Oakland,Care,Physician,Part time,11/2/2026,%s,FE1234563,Maiden\n";

    private static final String RECEPTIONIST =
            "E-%1$d,Robin,,Sample%1$d,,1988-04-03,%2$s,robin%1$d@practice.example,12 Sample Street,Pittsburgh,PA,15213,"
                    + "Oakland,Care,Receptionist,FULL_TIME,2026-11-09,,\n";

    private static final String PHYSICIAN =
            "E-%1$d,Ada,M,Example%1$d,Maiden;Other,1979-12-31,%2$s,ada%1$d@practice.example,\"12 Sample Street, Apt 4\","
                    + "Pittsburgh,pa,15213-2582,oakland,CARE,physician,part_time,2026-11-02,%3$s,FE1234563\n";

    private Practice practice;

    @BeforeEach
    void openPractice() {
        practice = Practice.open();
    }

    private static String receptionist(int n) {
        return RECEPTIONIST.formatted(n, Numbers.ssn(n));
    }

    private static String physician(int n) {
        return PHYSICIAN.formatted(n, Numbers.ssn(n), Numbers.npi(150_000_000 + n));
    }

    private static String officeFile() {
        return OFFICE_HEADER + OFFICE_ROW.formatted(Numbers.ssn(2), Numbers.npi(150_000_002)) + ",".repeat(18) + "\n";
    }

    private Response send(String csv, String query) {
        return send(csv.getBytes(StandardCharsets.UTF_8), query);
    }

    private Response send(byte[] csv, String query) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", practice.bearer(HR))
                .contentType("text/csv")
                .body(csv)
                .post("/roster-imports" + query);
    }

    /** The import when it has come to an end. */
    private ValidatableResponse ended(Response started) {
        String location = started.then().statusCode(202).extract().header("Location");
        Eventually.soon()
                .untilAsserted(() -> assertThat(practice.hr()
                                .get(location)
                                .then()
                                .statusCode(200)
                                .extract()
                                .<String>path("state"))
                        .isIn("SUCCEEDED", "FAILED"));
        return practice.hr().get(location).then().statusCode(200);
    }

    private List<String> numbers() {
        return query(
                "select employee_number from employee where practice_group_id = ? order by employee_number",
                practice.group());
    }

    @Test
    void showsWhatWasBroughtAndWhatBecameOfIt() {
        ended(send(HEADER + receptionist(1), "?fileName=november.csv&preview=true"));
        ended(send(HEADER + receptionist(1), "?fileName=november.csv"));
        ended(send(HEADER + receptionist(1).replace("FULL_TIME", "FULL"), "?fileName=december.csv"));
        practice.hr()
                .get("/roster-imports?sort=-createdAt")
                .then()
                .statusCode(200)
                .body("items.fileName", contains("december.csv", "november.csv", "november.csv"))
                .body("items.state", contains("FAILED", "SUCCEEDED", "SUCCEEDED"))
                .body("items[0].report.wrong", equalTo(1))
                .body("items[2].preview", equalTo(true));
        practice.hr()
                .get("/roster-imports?preview=false&state=SUCCEEDED&q=november")
                .then()
                .statusCode(200)
                .body("items.report.hired", contains(1));
    }

    @Test
    void hiresEverybodyInTheFileAndTellsEachHire() throws Exception {
        String csv = HEADER + receptionist(1) + physician(2);

        ended(send(csv, "?fileName=november.csv"))
                .body("state", equalTo("SUCCEEDED"))
                .body("fileName", equalTo("november.csv"))
                .body(
                        "sha256",
                        equalTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256")
                                        .digest(csv.getBytes(StandardCharsets.UTF_8)))))
                .body("percent", equalTo(100))
                .body("total", equalTo(2))
                .body("report.refused", equalTo(false))
                .body("report.rows", equalTo(2))
                .body("report.hired", equalTo(2))
                .body("report.errors", empty());

        assertThat(numbers()).containsExactly("E-1", "E-2");
        UUID ada = UUID.fromString(query(
                        "select id from employee where practice_group_id = ? and employee_number = 'E-2'",
                        practice.group())
                .getFirst());
        assertThat(facts(ada)).containsExactly("EmployeeHired");
        practice.hr()
                .get("/employees/" + ada)
                .then()
                .body("person.formerLastNames", contains("Maiden", "Other"))
                .body("person.homeAddress.street", equalTo("12 Sample Street, Apt 4"))
                .body("person.homeAddress.state", equalTo("PA"))
                .body("person.deaNumber", equalTo("FE1234563"))
                .body("assignment.positionTitle", equalTo("Physician"))
                .body("assignment.employmentType", equalTo("PART_TIME"))
                .body("employment[0].startsOn", equalTo("2026-11-02"));
    }

    @Test
    void answersWithTheReportWhereItIsAskedToWait() {
        send(HEADER + receptionist(1), "?waitSeconds=20")
                .then()
                .statusCode(202)
                .body("state", equalTo("SUCCEEDED"))
                .body("report.hired", equalTo(1));
        send(HEADER + receptionist(1), "?waitSeconds=26")
                .then()
                .statusCode(400)
                .body("errors.field", contains("waitSeconds"));
    }

    @Test
    void refusesTheWholeFileWhenRowsAreWrongAndNamesThem() {
        String wrong = receptionist(2)
                .replace("1988-04-03", "03.04.1988")
                .replace(Numbers.ssn(2), "666-12-3456")
                .replace("Oakland", "Atlantis");
        String csv = HEADER + receptionist(1) + wrong + physician(3).replace(Numbers.npi(150_000_003), "");

        ended(send(csv, ""))
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/roster-has-wrong-rows"))
                .body("problem.wrong", equalTo(2))
                .body("report.refused", equalTo(true))
                .body("report.rows", equalTo(3))
                .body("report.hired", equalTo(0))
                .body("report.wrong", equalTo(2))
                .body("report.errors.row", contains(3, 3, 3, 4))
                .body("report.errors.field", contains("birth_date", "ssn", "location", "npi"))
                .body("report.errors[0].problem", equalTo("is wrong: 03.04.1988"))
                .body("report.errors[0].expected", containsString("2026-01-31"))
                .body("report.errors[1].problem", equalTo("is wrong"))
                .body("report.errors[2].expected", equalTo("expected the name of a location of the group"))
                .body("report.errors[3].expected", containsString("NPI"));

        assertThat(numbers()).isEmpty();
        assertThat(query(
                        "select type from outbox where practice_group_id = ? and type = 'EmployeeHired'",
                        practice.group()))
                .isEmpty();
    }

    @Test
    void takesTheRightRowsWhenAskedToSkipTheWrongOnes() {
        String csv =
                HEADER + receptionist(1) + "E-2,too,short\n" + receptionist(3).replace("Robin", "") + receptionist(4);

        ended(send(csv, "?onErrors=skip"))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.refused", equalTo(false))
                .body("report.hired", equalTo(2))
                .body("report.wrong", equalTo(2))
                .body("report.errors.row", contains(3, 4))
                .body("report.errors.field", contains("", "first_name"));

        assertThat(numbers()).containsExactly("E-1", "E-4");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String csv = HEADER + receptionist(1) + physician(2);
        ended(send(csv, "")).body("report.hired", equalTo(2));

        ended(send(csv, ""))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.hired", equalTo(0))
                .body("report.unchanged", equalTo(2));

        assertThat(query(
                        "select id from outbox where practice_group_id = ? and type = 'EmployeeHired'",
                        practice.group()))
                .hasSize(2);
    }

    @Test
    void reportsWhatDiffersFromTheRecordAndLeavesItAsItIs() {
        ended(send(HEADER + receptionist(1), "")).body("report.hired", equalTo(1));

        ended(send(
                        HEADER
                                + receptionist(1)
                                        .replace("Robin", "Robyn")
                                        .replace("15213", "15217")
                                        .replace(Numbers.ssn(1), "523-64-8721"),
                        ""))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.differing", equalTo(1))
                .body("report.differences.field", contains("first_name", "ssn", "home_zip"))
                .body("report.differences[1].problem", not(containsString("8721")));

        practice.hr().get("/employees?employeeNumber=E-1").then().body("items[0].person.firstName", equalTo("Robin"));
    }

    @Test
    void namesTheSecondOfTwoRowsWithTheSameIdentifier() {
        String csv = HEADER
                + receptionist(1)
                + receptionist(2).replace(Numbers.ssn(2), Numbers.ssn(1))
                + receptionist(3).replace("robin3@", "robin1@")
                + receptionist(1).replace("Robin", "Other");

        ended(send(csv, "?onErrors=skip"))
                .body("report.hired", equalTo(1))
                .body("report.wrong", equalTo(3))
                .body("report.errors.field", contains("ssn", "work_email", "employee_number"))
                .body("report.errors[2].problem", equalTo("is the number of line 2 too"))
                .body("report.differing", equalTo(0));
    }

    @Test
    void refusesAWrongHeaderAtOnceAndKeepsNothing() {
        send("name,born\nAda,1979\n", "")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/roster-header-wrong"))
                .body("unknown", contains("name", "born"));

        assertThat(query("select id from stored_file where practice_group_id = ?", practice.group()))
                .isEmpty();
    }

    @Test
    void refusesAHeaderWithoutAColumnWithAStrangeOneAndWithOneTwice() {
        send(HEADER.replace("ssn", "shoe_size"), "")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/roster-header-wrong"))
                .body("missing", contains("ssn"))
                .body("unknown", contains("shoe_size"));
        send(HEADER.replace("\n", ",Social Security Number\n"), "")
                .then()
                .statusCode(422)
                .body("twice", contains("ssn"));
        send("", "").then().statusCode(422).body("type", equalTo("/problems/roster-unreadable"));
        send(HEADER, "")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/roster-unreadable"))
                .body("detail", containsString("there is no row under the header"));
    }

    /** The same roster in every form, each in a practice group of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-8 with mark",
                "UTF-16LE",
                "UTF-16BE",
                "windows-1252",
                "semicolons",
                "tabs",
                "no order"
            })
    void takesTheSameRosterInEveryFormThatAnOfficeHas(String form) {
        String text = officeFile();
        byte[] bytes = switch (form) {
            case "UTF-8 with mark" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case "UTF-16LE", "UTF-16BE" -> ("\uFEFF" + text).getBytes(Charset.forName(form));
            case "windows-1252" -> text.getBytes(Charset.forName(form));
            case "semicolons" -> semicolons(text, ';').getBytes(StandardCharsets.UTF_8);
            case "tabs" -> semicolons(text, '\t').getBytes(StandardCharsets.UTF_8);
            case "no order" -> reversed(text).getBytes(StandardCharsets.UTF_8);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };

        ended(send(bytes, ""))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.encoding", equalTo(form.matches("UTF-16..|windows.*") ? form : "UTF-8"))
                .body("report.rows", equalTo(1))
                .body("report.hired", equalTo(1));

        practice.hr()
                .get("/employees?employeeNumber=E-2")
                .then()
                .body("items[0].person.lastName", equalTo("Exampl\u00E9"))
                .body("items[0].person.birthDate", equalTo("1979-12-31"))
                .body("items[0].person.formerLastNames", contains("Maiden"))
                .body("items[0].person.homeAddress.street", equalTo("12 Sample Street, Apt 4"))
                .body("items[0].assignment.employmentType", equalTo("PART_TIME"))
                .body("items[0].employment[0].startsOn", equalTo("2026-11-02"));

        // And in its plain form it says nothing new.
        ended(send(text, "")).body("report.hired", equalTo(0)).body("report.unchanged", equalTo(1));
    }

    private static String semicolons(String text, char separator) {
        var changed = new StringBuilder();
        boolean isQuoted = false;
        for (char next : text.toCharArray()) {
            isQuoted ^= next == '"';
            changed.append(next == ',' && !isQuoted ? separator : next);
        }
        return changed.toString();
    }

    /** The columns from right to left. */
    private static String reversed(String text) {
        var reversed = new StringBuilder();
        for (String row : text.split("(?<=[A-Za-z,])\n(?!Apt)")) {
            var cells = new ArrayList<>(List.of(row.strip().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)));
            Collections.reverse(cells);
            reversed.append(String.join(",", cells)).append('\n');
        }
        return reversed.toString();
    }

    @Test
    void showsBeforehandWhatAFileWouldDoAndDoesNothing() {
        String csv = HEADER + receptionist(1) + physician(2).replace("Ada", "") + receptionist(3);

        ended(send(csv, "?preview=true&onErrors=skip"))
                .body("state", equalTo("SUCCEEDED"))
                .body("preview", equalTo(true))
                .body("percent", equalTo(100))
                .body("report.hired", equalTo(2))
                .body("report.wrong", equalTo(1))
                .body("report.errors.row", contains(3))
                .body("report.errors.field", contains("first_name"));
        ended(send(csv, "?preview=true"))
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/roster-has-wrong-rows"))
                .body("report.refused", equalTo(true));

        assertThat(numbers()).isEmpty();
        assertThat(query(
                        "select type from outbox where practice_group_id = ? and type = 'EmployeeHired'",
                        practice.group()))
                .isEmpty();
        assertThat(query(
                        "select action from audit_line where practice_group_id = ? and action = 'EmployeeHired'",
                        practice.group()))
                .isEmpty();

        ended(send(csv, "?onErrors=skip")).body("preview", equalTo(false)).body("report.hired", equalTo(2));
        assertThat(numbers()).containsExactly("E-1", "E-3");
    }

    @Test
    void namesTheCellThatIsNoTextAndTakesTheOthers() {
        String csv = HEADER
                + receptionist(1)
                + receptionist(2).replace("Robin", "Ro\0bin")
                + receptionist(3).replace("Robin", "Rob\uFFFDin")
                + ",".repeat(18) + "\n"
                + receptionist(4);

        ended(send(csv, "?onErrors=skip"))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.rows", equalTo(4))
                .body("report.hired", equalTo(2))
                .body("report.errors.row", contains(3, 4))
                .body("report.errors.field", contains("first_name", "first_name"))
                .body("report.errors[0].problem", equalTo("has a null character at position 3"));
    }

    /** As in a request: whatever nobody sees is named by its row, and the others are taken. */
    @Test
    void namesRowsWithWhatIsNoTextAndTakesTheOthers() {
        String csv = HEADER
                + receptionist(1)
                + receptionist(2).replace("Robin", "Ro\u200Bbin")
                + ",".repeat(18)
                + "\n"
                + receptionist(3).replace("Sample3", "\u202Eelpmas")
                + receptionist(4).replace("12 Sample Street", "\"12 Sample Street,\nApt 4\"")
                + receptionist(5).replace("Robin", "\u05DE\u05E8\u05D9\u05DD")
                + ",".repeat(18)
                + "\n";

        ended(send(csv, "?onErrors=skip"))
                .body("state", equalTo("SUCCEEDED"))
                .body("report.rows", equalTo(5))
                .body("report.hired", equalTo(2))
                .body("report.errors.row", contains(3, 5, 6))
                .body("report.errors.field", contains("first_name", "last_name", "home_street"))
                .body("report.errors[2].problem", equalTo("has a line break at position 18"))
                .body("report.errors[2].expected", equalTo("expected one line of visible characters"));
        assertThat(numbers()).containsExactly("E-1", "E-5");
    }

    @Test
    void saysThatNothingWasDoneWhenItIsCanceled() {
        String csv = HEADER
                + IntStream.rangeClosed(1, 3000)
                        .mapToObj(RosterImportTest::receptionist)
                        .collect(Collectors.joining());
        String location = send(csv, "").then().statusCode(202).extract().header("Location");
        String job = location.replaceFirst(".*/roster-imports", "/jobs");
        Eventually.soon().until(() -> practice.hr().get(location).<Integer>path("done") > 0);

        practice.hr().delete(job).then().statusCode(200);

        Eventually.soon()
                .until(() -> !practice.hr().get(location).<String>path("state").equals("RUNNING"));
        practice.hr()
                .get(location)
                .then()
                .body("state", startsWith("CANCEL"))
                .body("total", equalTo(3000))
                .body("done", equalTo(0))
                .body("problem.type", equalTo("/problems/job-canceled"))
                .body("problem.detail", equalTo("it was canceled before its end; nothing was taken in or changed"));
        assertThat(numbers()).isEmpty();
    }

    /** The job runs in this process: what it holds is looked at while it works. */
    @Test
    void readsSixtyThousandRowsInFlatMemory() {
        byte[] csv = (HEADER + receptionist(7).replace("Oakland", "Nowhere").repeat(60_000))
                .getBytes(StandardCharsets.UTF_8);
        long before = used();
        var most = new long[1];
        String location =
                send(csv, "?onErrors=skip").then().statusCode(202).extract().header("Location");

        Eventually.within(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    most[0] = Math.max(most[0], used() - before);
                    return practice.hr().get(location).<String>path("state").equals("SUCCEEDED");
                });

        practice.hr()
                .get(location)
                .then()
                .body("report.rows", equalTo(60_000))
                .body("report.wrong", equalTo(60_000))
                .body("report.errors.size()", equalTo(1000));
        assertThat(most[0]).isLessThan(32L * 1024 * 1024);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void failsWhenTheFileCannotBeReadToItsEnd() {
        ended(send(HEADER + receptionist(1) + "E-2,\"never closed\n", ""))
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/roster-unreadable"));

        assertThat(numbers()).isEmpty();
    }

    @Test
    void refusesOtherParametersAndOtherMediaTypes() {
        send(HEADER, "?onErrors=maybe").then().statusCode(400).body("errors.field", contains("onErrors"));
        send(HEADER, "?fileName=..%2Fx").then().statusCode(400).body("errors.field", contains("fileName"));
        practice.hr().body("{}").post("/roster-imports").then().statusCode(415);
    }

    @Test
    void isClosedWithoutATokenToOtherRolesAndToOtherGroups() {
        given().contentType("text/csv")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post("/roster-imports")
                .then()
                .statusCode(401);
        given().header("Authorization", practice.bearer(PAYROLL))
                .contentType("text/csv")
                .body(HEADER.getBytes(StandardCharsets.UTF_8))
                .post("/roster-imports")
                .then()
                .statusCode(403);
        String location = send(HEADER + receptionist(1), "?preview=true")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        as(practice.bearer(PAYROLL)).get(location).then().statusCode(403);
        String stranger =
                Tokens.forGroup(UUID.randomUUID()).withRoles(GROUP_ADMIN).bearer();
        assertThat(as(stranger).get(location).asByteArray())
                .isEqualTo(
                        as(stranger).get("/roster-imports/" + UUID.randomUUID()).asByteArray());
        as(stranger).get(location).then().statusCode(404).body("type", endsWith("not-found"));
    }

    @Test
    void keepsTheSocialSecurityNumbersOfTheFileInNoPlainColumn() {
        ended(send(HEADER + receptionist(1).replace(Numbers.ssn(1), "523-64-8799"), ""))
                .body("report.hired", equalTo(1));
        ended(send(HEADER + receptionist(2).replace(Numbers.ssn(2), "523-64-8799"), ""))
                .body("report.wrong", equalTo(1));

        assertThat(StaffApi.tablesWith("523648799", "523-64-8799")).isEmpty();
    }

    @Test
    void takesManyPeopleInOneGo() {
        String csv = HEADER
                + IntStream.rangeClosed(1, 1250)
                        .mapToObj(RosterImportTest::receptionist)
                        .collect(Collectors.joining());

        ended(send(csv, ""))
                .body("state", equalTo("SUCCEEDED"))
                .body("done", equalTo(1250))
                .body("report.hired", equalTo(1250));
    }
}
