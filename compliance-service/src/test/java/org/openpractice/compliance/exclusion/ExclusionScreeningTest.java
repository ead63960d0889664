package org.openpractice.compliance.exclusion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.openpractice.compliance.Practice;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExclusionScreeningTest {

    private static final LocalDate BORN = LocalDate.of(1970, 1, 2);
    private static final String NPI = "1234567893";
    private static final String NO_NPI = "0000000000";
    private static final String SHA_256 = "[0-9a-f]{64}";

    private final Practice practice = new Practice();

    @Inject
    LoadExclusionList loadExclusionList;

    @Inject
    CurrentGroup currentGroup;

    /** Counts the steps of work that runs in the test itself. */
    private static final class CountedProgress implements JobProgress {
        private long done;

        @Override
        public UUID jobId() {
            return UUID.randomUUID();
        }

        @Override
        public void total(long steps) {}

        @Override
        public void advance(long steps) {
            done += steps;
        }

        @Override
        public <T> T inOneTransaction(int seconds, Callable<T> work) {
            return QuarkusTransaction.requiringNew().timeout(seconds).call(work);
        }

        @Override
        public void undone() {}

        @Override
        public void checkpoint(String checkpoint) {}

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }
    }

    @Test
    void aFullListIsLoadedWithItsEvidence() {
        var accepted = practice.upload("FULL", list().stream());
        accepted.then()
                .statusCode(202)
                .header("Location", matchesPattern(".*/jobs/[0-9a-f-]{36}"))
                .body("state", equalTo("RECEIVED"));
        practice.job(accepted.header("Location"))
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("percent", equalTo(100))
                .body("result.list.rows", equalTo(3));
        practice.compliance()
                .get("/exclusion-lists/" + accepted.path("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("LOADED"))
                .body("kind", equalTo("FULL"))
                .body("rows", equalTo(3))
                .body("added", equalTo(3))
                .body("latestExcludedOn", equalTo("2020-01-20"))
                .body("sha256", matchesPattern(SHA_256))
                .body("receivedBy", notNullValue())
                .body("loadedAt", notNullValue())
                .body("errors", hasSize(0));
        practice.compliance().get("/exclusion-lists").then().body("items", hasSize(1));
    }

    @Test
    void aListWithOneWrongRowIsRefusedWholeAndEachErrorHasItsRow() {
        var file = list().line("\"EXAMPLE\",\"TOO\",\"SHORT\"").person("EXAMPLE", "ERIN", "77", "19700102");
        var accepted = practice.upload("FULL", file.stream());
        practice.job(accepted.header("Location"))
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/exclusion-list-refused"))
                .body("problem.status", equalTo(422))
                .body("problem.errorCount", equalTo(2))
                .body("problem.errors.row", contains(5, 6))
                .body("problem.errors.field", contains("row", "NPI"));
        practice.compliance()
                .get("/exclusion-lists/" + accepted.path("id"))
                .then()
                .body("state", equalTo("REFUSED"))
                .body("errors.row", contains(5, 6))
                .body("errorCount", equalTo(2));
        var employee = practice.hire("Alice", "Example", BORN, null);
        assertThat(practice.result(employee)).isEqualTo("NOT_SCREENED");
        // The same bytes may be sent again: refused files do not count as received.
        practice.upload("FULL", file.stream()).then().statusCode(202);
    }

    @Test
    void theSameFileTwiceIsRefused() {
        practice.load("FULL", list().stream());
        practice.upload("FULL", list().stream())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/exclusion-list-known"))
                .body("exclusionListId", notNullValue());
    }

    @Test
    void anOlderListDoesNotReplaceANewerOne() {
        practice.load("FULL", list().stream());
        var older =
                new ListFile().line(ListFile.row("EXAMPLE", "OLD", " ", NO_NPI, "19700102", "20190101", "00000000"));
        practice.load("FULL", older.stream())
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.errors.field", contains("EXCLDATE"));
    }

    @Test
    void anUploadMustSayItsKindAndBeCsv() {
        practice.upload("MONTHLY", list().stream()).then().statusCode(400).body("errors.field", contains("kind"));
        practice.compliance()
                .queryParam("kind", "FULL")
                .body("{}")
                .post("/exclusion-lists")
                .then()
                .statusCode(415);
        given().contentType("text/csv")
                .body("x")
                .post("/exclusion-lists?kind=FULL")
                .then()
                .statusCode(401);
        practice.as("hr")
                .contentType("text/csv")
                .body("x")
                .post("/exclusion-lists?kind=FULL")
                .then()
                .statusCode(403);
    }

    @Test
    void somebodyNotOnTheListIsClearWithDatedEvidence() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Zoe", "Nobody", LocalDate.of(1991, 9, 9), null);
        practice.screening(employee)
                .then()
                .statusCode(200)
                .body("result", equalTo("CLEAR"))
                .body("employeeName", equalTo("Zoe Nobody"))
                .body("matches", hasSize(0))
                .body("records", hasSize(1))
                .body("records[0].occasion", equalTo("HIRE"))
                .body("records[0].listSha256", matchesPattern(SHA_256))
                .body("records[0].evidenceHash", matchesPattern(SHA_256));
        Practice.awaitPublished(employee, "ScreeningCleared");
        practice.as("hr").get("/screenings").then().body("items.result", contains("CLEAR"));
    }

    @Test
    void somebodyWithoutNpiIsFoundByNameAndBirthDateAtHire() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        assertThat(practice.result(employee)).isEqualTo("POTENTIAL");
        practice.compliance()
                .get("/exclusion-matches/" + practice.match(employee))
                .then()
                .statusCode(200)
                .body("status", equalTo("POTENTIAL"))
                .body("rule", equalTo("NAME_AND_BIRTH_DATE"))
                .body("employeeName", equalTo("Alice Example"))
                .body("trace.field", contains("npi", "lastName", "firstName", "middleName", "suffix", "birthDate"))
                .body("trace.find { it.field == 'birthDate' }.agreement", equalTo("EQUAL"))
                .body("trace.find { it.field == 'birthDate' }.listed", equalTo("1970-01-02"))
                .body("listed.exclusionType", equalTo("1128a1"))
                .body("listed.excludedOn", equalTo("2020-01-20"))
                .body("rowHash", matchesPattern(SHA_256))
                .body("decision", nullValue());
        Practice.awaitPublished(employee, "ExclusionSuspected");
        practice.compliance()
                .queryParam("status", "POTENTIAL")
                .get("/exclusion-matches")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aNameAloneIsPotentialNeverConfirmed() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Bob", "O'Sample", BORN, null);
        practice.compliance()
                .get("/exclusion-matches/" + practice.match(employee))
                .then()
                .body("rule", equalTo("NAME_ALONE"))
                .body("status", equalTo("POTENTIAL"));
    }

    @Test
    void anAdjudicatorConfirmsOnceWithReasonAndEvidence() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(employee);
        var decided = practice.adjudicate(match, "CONFIRMED");
        assertThat(decided.header("ETag"))
                .isEqualTo(
                        practice.compliance().get("/exclusion-matches/" + match).header("ETag"));
        decided.then()
                .statusCode(200)
                .body("status", equalTo("CONFIRMED"))
                .body("decision.by", equalTo("test-compliance"))
                .body("decision.at", notNullValue())
                .body("decision.reason", equalTo("checked on the OIG site"))
                .body("decision.isAdjudicated", equalTo(true))
                .body("decision.evidenceHash", matchesPattern(SHA_256));
        assertThat(practice.result(employee)).isEqualTo("CONFIRMED");
        practice.adjudicate(match, "FALSE_POSITIVE")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/exclusion-match-adjudicated"))
                .body("status", equalTo(409))
                .body("matchStatus", equalTo("CONFIRMED"))
                .body("decidedBy", equalTo("test-compliance"));
        Practice.awaitPublished(employee, "ExclusionSuspected", "ExclusionConfirmed");
        assertThat(Practice.lastPublished(employee, ExclusionConfirmed.class))
                .isEqualTo(
                        new ExclusionConfirmed(employee, UUID.fromString(match), "1128a1", LocalDate.of(2020, 1, 20)));
    }

    @Test
    void listsMatchesAndScreeningsAreFoundByWhatADeskAsksFor() {
        practice.load("FULL", list().stream());
        String loaded = ask("/exclusion-lists").extract().path("items[0].id");
        var alice = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(alice);
        var bob = practice.hire("Carol", "Nobody", BORN, null);

        String digest = ask("/exclusion-lists").extract().path("items[0].sha256");
        String by = ask("/exclusion-lists").extract().path("items[0].receivedBy");
        ask("/exclusion-lists", "state", "LOADED", "receivedFrom", "2020-01-01", "q", digest + " " + by)
                .body("items.id", contains(loaded));
        ask("/exclusion-lists", "receivedTo", "2020-01-01").body("items", empty());
        ask("/exclusion-lists", "state", "REFUSED").body("items", empty());
        ask("/exclusion-matches", "q", "alice", "exclusionListId", loaded, "sort", "-score")
                .body("items.id", contains(match));
        ask("/exclusion-matches", "rule", "NPI").body("items", empty());
        ask("/exclusion-matches", "decidedFrom", "2020-01-01").body("items", empty());
        practice.adjudicate(match, "FALSE_POSITIVE").then().statusCode(200);
        ask("/exclusion-matches", "decidedFrom", "2020-01-01").body("items.id", contains(match));
        ask("/exclusion-matches", "decidedTo", "2020-01-01").body("items", empty());
        ask("/screenings", "exclusionListId", loaded, "sort", "employeeName")
                .body("items.employeeId", contains(alice.toString(), bob.toString()));
        ask("/screenings", "screenedFrom", "2020-01-01", "result", "FALSE_POSITIVE")
                .body("items.employeeId", contains(alice.toString()));
        ask("/screenings", "screenedTo", "2020-01-01").body("items", empty());
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                bob, LocalDate.of(2026, 6, 30), EmploymentEvent.TerminationReason.RESIGNED));
        ask("/screenings", "employedFrom", "2026-07-01").body("items.employeeId", contains(alice.toString()));
        ask("/screenings", "employedFrom", "2026-06-30").body("items", hasSize(2));
    }

    private ValidatableResponse ask(String path, String... filters) {
        var request = practice.compliance();
        for (int at = 0; at < filters.length; at += 2) {
            request.queryParam(filters[at], filters[at + 1]);
        }
        return request.get(path).then().statusCode(200);
    }

    @Test
    void ofTwoAdjudicatorsAtOnceOneDecides() throws Exception {
        practice.load("FULL", list().stream());
        var match = practice.match(practice.hire("Alice", "Example", BORN, null));
        try (var executor = Executors.newFixedThreadPool(2)) {
            var replies = executor.invokeAll(List.<Callable<Response>>of(
                    () -> practice.adjudicate(match, "CONFIRMED"), () -> practice.adjudicate(match, "FALSE_POSITIVE")));
            assertThat(replies.stream().map(reply -> reply.resultNow().statusCode()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void anAdjudicationWithoutReasonOrWithAnotherVerdictIsRefused() {
        practice.load("FULL", list().stream());
        var match = practice.match(practice.hire("Alice", "Example", BORN, null));
        practice.compliance()
                .body("{\"decision\":\"MAYBE\",\"reason\":\" \"}")
                .post("/exclusion-matches/" + match + "/adjudication")
                .then()
                .statusCode(400)
                .body("errors.field", contains("decision", "reason"));
        practice.as("hr")
                .body("{\"decision\":\"CONFIRMED\",\"reason\":\"x\"}")
                .post("/exclusion-matches/" + match + "/adjudication")
                .then()
                .statusCode(403);
        practice.compliance()
                .queryParam("status", "NONE")
                .get("/exclusion-matches")
                .then()
                .statusCode(400);
    }

    @Test
    void anotherGroupsMatchAnswersLikeAnUnknownOne() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(employee);
        var other = new Practice();
        assertThat(other.compliance()
                        .get("/exclusion-matches/" + match)
                        .then()
                        .statusCode(404)
                        .extract()
                        .asByteArray())
                .isEqualTo(other.compliance()
                        .get("/exclusion-matches/" + UUID.randomUUID())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asByteArray());
        other.adjudicate(match, "CONFIRMED").then().statusCode(404);
        other.screening(employee).then().statusCode(404);
        other.compliance().get("/exclusion-lists").then().body("items", hasSize(0));
        // The other group has no list of its own: nobody is screened against ours.
        assertThat(other.result(other.hire("Alice", "Example", BORN, null))).isEqualTo("NOT_SCREENED");
    }

    @Test
    void aDismissedMatchDoesNotComeBackWithTheNextListButWithOtherFactsItDoes() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(employee);
        practice.adjudicate(match, "FALSE_POSITIVE").then().statusCode(200).body("status", equalTo("FALSE_POSITIVE"));
        assertThat(practice.result(employee)).isEqualTo("FALSE_POSITIVE");
        practice.load("FULL", list().person("ADDED", "LATER", NO_NPI, "19800101").stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.screened", equalTo(1))
                .body("result.list.added", equalTo(1));
        assertThat(practice.result(employee)).isEqualTo("FALSE_POSITIVE");
        assertThat(practice.match(employee)).isEqualTo(match);
        Practice.awaitPublished(
                employee, "ExclusionSuspected", "ExclusionDismissed", "ScreeningCleared", "ScreeningCleared");
        practice.tell(new EmploymentEvent.EmployeeChanged(
                employee,
                Practice.person("Alice", "Example", BORN, NPI),
                Practice.assignment(false),
                LocalDate.of(2026, 4, 1)));
        practice.screening(employee)
                .then()
                .body("result", equalTo("POTENTIAL"))
                .body("matches", hasSize(2))
                .body("records.occasion", contains("CHANGE", "NEW_LIST", "HIRE"));
    }

    @Test
    void npiNameAndBirthDateTogetherConfirmAndAnAdjudicatorMayOverturnThat() {
        practice.load("FULL", list().person("SURE", "CASE", NPI, "19700102").stream());
        var employee = practice.hire("Case", "Sure", BORN, NPI);
        assertThat(practice.result(employee)).isEqualTo("CONFIRMED");
        var match = practice.match(employee);
        practice.compliance()
                .get("/exclusion-matches/" + match)
                .then()
                .body("decision.isAdjudicated", equalTo(false))
                .body("decision.by", equalTo("rule NPI_NAME_AND_BIRTH_DATE"))
                .body("decision.evidenceHash", matchesPattern(SHA_256));
        practice.adjudicate(match, "FALSE_POSITIVE").then().statusCode(200);
        assertThat(practice.result(employee)).isEqualTo("FALSE_POSITIVE");
        practice.adjudicate(match, "CONFIRMED").then().statusCode(409);
        Practice.awaitPublished(
                employee, "ExclusionConfirmed", "ExclusionDismissed", "ExclusionLifted", "ScreeningCleared");
    }

    @Test
    void anNpiUnderAnotherNameIsPotential() {
        practice.load("FULL", list().person("SURE", "CASE", NPI, "19700102").stream());
        var employee = practice.hire("Other", "Person", LocalDate.of(1988, 8, 8), NPI);
        practice.compliance()
                .get("/exclusion-matches/" + practice.match(employee))
                .then()
                .body("rule", equalTo("NPI"))
                .body("status", equalTo("POTENTIAL"));
    }

    @Test
    void everybodyIsScreenedWhenAListArrivesAndAgainWhenANameChanges() {
        var renamed = practice.hire("Alice", "Newname", BORN, null);
        var listed = practice.hire("Alise", "Exampel", BORN, null);
        var left = practice.hire("Alice", "Example", BORN, null);
        practice.tell(new EmploymentEvent.EmployeeTerminated(
                left, LocalDate.of(2026, 4, 1), EmploymentEvent.TerminationReason.RESIGNED));
        practice.load("FULL", list().stream()).then().body("result.screened", equalTo(2));
        assertThat(practice.result(renamed)).isEqualTo("CLEAR");
        assertThat(practice.result(listed)).isEqualTo("POTENTIAL");
        assertThat(practice.result(left)).isEqualTo("NOT_SCREENED");
        practice.tell(new EmploymentEvent.EmployeeChanged(
                renamed,
                Practice.person("Alice", "Newname", BORN, null, "Example"),
                Practice.assignment(false),
                LocalDate.of(2026, 4, 1)));
        assertThat(practice.result(renamed)).isEqualTo("POTENTIAL");
        practice.tell(new EmploymentEvent.EmployeeRehired(
                left,
                Practice.person("Alice", "Example", BORN, null),
                Practice.assignment(false),
                LocalDate.of(2026, 9, 1)));
        assertThat(practice.result(left)).isEqualTo("POTENTIAL");
        // A position that changes does not screen again.
        practice.tell(new EmploymentEvent.EmployeeChanged(
                renamed,
                Practice.person("Alice", "Newname", BORN, null, "Example"),
                Practice.assignment(true),
                LocalDate.of(2026, 5, 1)));
        practice.screening(renamed).then().body("records.occasion", contains("CHANGE", "NEW_LIST"));
    }

    @Test
    void anUnjudgedMatchThatIsNoLongerFoundIsWithdrawnAndClosed() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(employee);
        practice.tell(new EmploymentEvent.EmployeeChanged(
                employee,
                Practice.person("Alicia", "Example", LocalDate.of(1993, 7, 29), null),
                Practice.assignment(false),
                LocalDate.of(2026, 4, 1)));
        assertThat(practice.result(employee)).isEqualTo("CLEAR");
        practice.adjudicate(match, "CONFIRMED")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/exclusion-match-closed"))
                .body("status", equalTo(409))
                .body("matchStatus", equalTo("WITHDRAWN"));
    }

    @Test
    void aReinstatementLiftsAConfirmedExclusionAndWithdrawsAnUnjudgedOne() {
        practice.load("FULL", list().person("WAITING", "WANDA", NO_NPI, "19750505").stream());
        var confirmed = practice.hire("Alice", "Example", BORN, null);
        var match = practice.match(confirmed);
        practice.adjudicate(match, "CONFIRMED").then().statusCode(200);
        var waiting = practice.hire("Wanda", "Waiting", LocalDate.of(1975, 5, 5), null);
        practice.load(
                        "REINSTATEMENT",
                        new ListFile()
                                        .reinstated("EXAMPLE", "ALICE", NO_NPI, "19700102", "20260315")
                                        .reinstated("WAITING", "WANDA", NO_NPI, "19750505", "20260316")
                                        .reinstated("UNKNOWN", "ULLA", NO_NPI, "19750505", "20260316")
                                        .stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.list.rows", equalTo(3))
                .body("result.list.matched", equalTo(2))
                .body("result.lifted", equalTo(2));
        practice.compliance()
                .get("/exclusion-matches/" + match)
                .then()
                .body("status", equalTo("LIFTED"))
                .body("reinstatedOn", equalTo("2026-03-15"))
                .body("listed.reinstatedOn", equalTo("2026-03-15"));
        assertThat(practice.result(confirmed)).isEqualTo("CLEAR");
        assertThat(practice.result(waiting)).isEqualTo("CLEAR");
        Practice.awaitPublished(
                confirmed, "ExclusionSuspected", "ExclusionConfirmed", "ExclusionLifted", "ScreeningCleared");
        assertThat(Practice.lastPublished(confirmed, ExclusionLifted.class).reinstatedOn())
                .isEqualTo(LocalDate.of(2026, 3, 15));
        practice.adjudicate(practice.match(waiting), "CONFIRMED").then().statusCode(409);
        // Somebody hired after the reinstatement is not found, also when a later list still has the row.
        assertThat(practice.result(practice.hire("Alice", "Example", BORN, null)))
                .isEqualTo("CLEAR");
        practice.load("FULL", list().person("ADDED", "LATER", NO_NPI, "19800101").stream());
        assertThat(practice.result(confirmed)).isEqualTo("CLEAR");
    }

    @Test
    void aJobThatWasStoppedAfterLoadingGoesOnWithWhoWasNotScreened() {
        var employee = practice.hire("Zoe", "Nobody", LocalDate.of(1991, 9, 9), null);
        var accepted = practice.upload("FULL", list().stream());
        practice.job(accepted.header("Location")).then().body("state", equalTo("SUCCEEDED"));
        Practice.awaitPublished(employee, "ScreeningCleared");
        var parameters = JsonNodeFactory.instance.objectNode().put("exclusionListId", accepted.<String>path("id"));
        var progress = new CountedProgress();
        var result = (LoadExclusionList.Result)
                currentGroup.runAs(practice.group(), () -> loadExclusionList.run(parameters, progress));
        assertThat(result.list().added()).isEqualTo(3);
        assertThat(progress.done).isEqualTo(4);
        practice.screening(employee).then().body("records", hasSize(1));
    }

    @Test
    void aJobThatIsCanceledWhileLoadingLeavesNothingBehind() {
        var accepted = practice.upload("FULL", ListFile.ofPeople(20_000));
        practice.compliance().delete(accepted.header("Location")).then().statusCode(200);
        practice.job(accepted.header("Location")).then().body("state", equalTo("CANCELED"));
        practice.compliance()
                .get("/exclusion-lists/" + accepted.path("id"))
                .then()
                .body("state", equalTo("RECEIVED"));
        assertThat(practice.result(practice.hire("Alice", "Example", BORN, null)))
                .isEqualTo("NOT_SCREENED");
    }

    @Test
    void aConfirmedExclusionStandsAlthoughALaterListLacksTheRow() {
        practice.load("FULL", list().stream());
        var employee = practice.hire("Alice", "Example", BORN, null);
        practice.adjudicate(practice.match(employee), "CONFIRMED").then().statusCode(200);
        practice.replace(loaded(), new ListFile().person("SOMEBODY", "ELSE", NO_NPI, "19600101").stream())
                .then()
                .body("result.list.gone", equalTo(3));
        assertThat(practice.result(employee)).isEqualTo("CONFIRMED");
    }

    private UUID loaded() {
        return UUID.fromString(practice.compliance()
                .get("/exclusion-lists?state=LOADED&kind=FULL&sort=-receivedAt")
                .path("items[0].id"));
    }

    /** As OIG publishes it: the same columns, that month's exclusions alone. */
    private static ListFile supplement() {
        return new ListFile()
                .line(ListFile.row("SUPPONE", "ANY", "", NO_NPI, "19500101", "20261127", "00000000"))
                .line(ListFile.row("SUPPTWO", "ANY", "", NO_NPI, "19500102", "20261128", "00000000"));
    }

    @Test
    void aMonthlySupplementSentAsTheFullListIsRefusedAndClearsNobody() {
        var full = list();
        for (int i = 0; i < 43; i++) {
            full.person(
                    "LISTED" + (char) ('A' + i / 26) + (char) ('A' + i % 26),
                    "PERSON",
                    NO_NPI,
                    "1960010" + (1 + i % 9));
        }
        practice.load("FULL", full.stream()).then().body("state", equalTo("SUCCEEDED"));
        var before = loaded();
        var employee = practice.hire("Alice", "Example", BORN, null);
        assertThat(practice.result(employee)).isEqualTo("POTENTIAL");

        practice.load("FULL", supplement().stream())
                .then()
                .body("state", equalTo("FAILED"))
                .body("done", equalTo(0))
                .body("problem.type", equalTo("/problems/exclusion-list-refused"))
                .body(
                        "problem.errors[0].problem",
                        startsWith("the file lacks 46 of the 46 exclusions of the list loaded before"))
                .body("problem.errors[0].expected", containsString("UPDATED.csv"))
                .body("problem.errors[0].expected", containsString("replaces=" + before));

        assertThat(loaded()).isEqualTo(before);
        assertThat(practice.result(employee)).isEqualTo("POTENTIAL");
        assertThat(practice.result(practice.hire("Alise", "Example", BORN, null)))
                .isEqualTo("POTENTIAL");
        // Nor does half a download; a month's reinstatements and a corrected address do not matter.
        var half = new ListFile();
        full.rows().subList(0, 23).forEach(half::line);
        practice.load("FULL", half.stream()).then().body("state", equalTo("FAILED"));
        var next = supplement();
        full.rows().subList(2, 46).forEach(row -> next.line(row.replace("1 EXAMPLE STREET", "2 OTHER STREET")));
        next.line(full.rows().getFirst());
        practice.load("FULL", next.stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.list.rows", equalTo(47))
                .body("result.list.warnings", empty());
    }

    @Test
    void whoWasReinstatedIsNotMissedInTheNextFullList() {
        practice.load("FULL", list().stream());
        practice.load(
                        "REINSTATEMENT",
                        new ListFile().reinstated("EXAMPLE", "ALICE", NO_NPI, "19700102", "20260315").stream())
                .then()
                .body("result.list.matched", equalTo(1));
        var without = new ListFile();
        list().rows().stream().filter(row -> !row.contains("ALICE")).forEach(without::line);
        practice.load("FULL", without.stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.list.gone", equalTo(1));
    }

    @Test
    void aListThatWasWrongIsReplacedBySayingSo() {
        practice.load("FULL", supplement().stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body(
                        "result.list.warnings",
                        contains(startsWith(
                                "All exclusions are of 2026-11-27 to 2026-11-28, as in a monthly supplement")));
        var employee = practice.hire("Alice", "Example", BORN, null);
        assertThat(practice.result(employee)).isEqualTo("CLEAR");
        practice.load("FULL", list().stream()).then().body("state", equalTo("FAILED"));
        practice.replace(UUID.randomUUID(), list().stream()).then().body("state", equalTo("FAILED"));

        practice.replace(loaded(), list().stream()).then().body("state", equalTo("SUCCEEDED"));

        assertThat(practice.result(employee)).isEqualTo("POTENTIAL");
        practice.as("compliance")
                .contentType("text/csv")
                .body("x")
                .post("/exclusion-lists?kind=FULL&replaces=the-last-one")
                .then()
                .statusCode(400)
                .body("errors.field", contains("replaces"));
    }

    @Test
    void aFileOfTheOtherKindIsToldOnce() {
        practice.load("FULL", list().stream());
        practice.load("REINSTATEMENT", list().person("MORE", "OF", NO_NPI, "19600101").stream())
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.errorCount", equalTo(1))
                .body("problem.errors[0].problem", equalTo("is set in no row: this is a list of exclusions"));
        practice.load(
                        "FULL",
                        new ListFile()
                                        .reinstated("EXAMPLE", "ALICE", NO_NPI, "19700102", "20260315")
                                        .reinstated("SAMPLE", "BOB", NO_NPI, "19700102", "20260315")
                                        .stream())
                .then()
                .body("state", equalTo("FAILED"))
                .body("problem.errorCount", equalTo(1))
                .body("problem.errors[0].expected", startsWith("kind=REINSTATEMENT"));
    }

    @Test
    void rowsOfCommasAreNoRowsOfTheList() {
        practice.load("FULL", list().line(",".repeat(17)).line("\"\"" + ",\"\"".repeat(17)).line("").stream())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.list.rows", equalTo(3));
    }

    @Test
    void namesInOtherPlacesArePotential() {
        practice.load(
                "FULL",
                new ListFile()
                                .person("CHEN", "WEIDEMO", NO_NPI, "19800818")
                                .person("JAMES", "ALLENDEMO", NO_NPI, "19810819")
                                .person("PETROVDEMO", "LINDA", NO_NPI, "19750616")
                                .line(ListFile.row(
                                        "NEWMANDEMO", "LINDA", "KINGDEMO", NO_NPI, "19750717", "20261001", "00000000"))
                                .stream());

        for (var employee : List.of(
                practice.hire("Chen", "Weidemo", LocalDate.of(1980, 8, 18), null),
                practice.hire("James", "Allendemo", LocalDate.of(1981, 8, 19), null),
                practice.hire(
                        new EmploymentEvent.Person(
                                "Linda", "Petrovdemo", "Harpdemo", List.of(), LocalDate.of(1975, 6, 16), null),
                        false,
                        LocalDate.of(2026, 3, 2)),
                practice.hire("Linda", "Kingdemo", LocalDate.of(1975, 7, 17), null))) {
            assertThat(practice.result(employee)).isEqualTo("POTENTIAL");
            practice.compliance()
                    .get("/exclusion-matches/" + practice.match(employee))
                    .then()
                    .body("rule", equalTo("NAMES_IN_OTHER_PLACES"))
                    .body("score", greaterThanOrEqualTo(60));
        }
        assertThat(practice.result(practice.hire("Linda", "Harpdemo", LocalDate.of(1975, 6, 16), null)))
                .isEqualTo("CLEAR");
    }

    @Test
    void aListOfFullSizeIsLoadedWithTheMemoryFlat() {
        System.gc();
        long before = used();
        practice.load("FULL", ListFile.ofPeople(82_700))
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .body("result.list.rows", equalTo(82_700))
                .body("result.list.added", equalTo(82_700));
        System.gc();
        assertThat(used() - before).isLessThan(64L * 1024 * 1024);
        var employee = practice.hire("Zoe", "Nobody", LocalDate.of(1991, 9, 9), null);
        assertThat(practice.result(employee)).isEqualTo("CLEAR");
    }

    @Test
    void oigsOwnFilesAreLoadedAndScreenedAgainst() throws IOException {
        var folder = ExclusionListReaderTest.leie();
        try (var full = Files.newInputStream(folder.resolve("UPDATED.csv"))) {
            practice.load("FULL", full)
                    .then()
                    .body("state", equalTo("SUCCEEDED"))
                    .body("result.list.rows", equalTo(335));
        }
        var rows = new java.util.ArrayList<ExclusionRow>();
        try (var full = Files.newInputStream(folder.resolve("UPDATED.csv"))) {
            new ExclusionListReader(ListKind.FULL, rows::add, error -> {}).read(full);
        }
        var dated = rows.stream()
                .filter(row -> row.npi() == null && row.birthDate() != null)
                .findFirst()
                .orElseThrow();
        var byBirthDate = practice.hire(dated.firstName(), dated.lastName(), dated.birthDate(), null);
        practice.compliance()
                .get("/exclusion-matches/" + practice.match(byBirthDate))
                .then()
                .body("rule", equalTo("NAME_AND_BIRTH_DATE"))
                .body("status", equalTo("POTENTIAL"));
        var undated = rows.stream()
                .filter(row -> !row.lastName().isEmpty() && row.birthDate() == null)
                .findFirst()
                .orElseThrow();
        assertThat(practice.result(practice.hire(undated.firstName(), undated.lastName(), BORN, null)))
                .isEqualTo("POTENTIAL");
        var withNpi = rows.stream().filter(row -> row.npi() != null).findFirst().orElseThrow();
        assertThat(practice.result(
                        practice.hire(withNpi.firstName(), withNpi.lastName(), withNpi.birthDate(), withNpi.npi())))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void oigsReinstatementFileLiftsThoseItNames() throws IOException {
        var text = Files.readString(ExclusionListReaderTest.leie().resolve("1701REIN.csv"));
        var before = text.lines()
                .map(line -> line.replaceAll(
                        ",\"(\\d{8})\",\"(\\d{8})\",\"00000000\",$", ",\"$1\",\"00000000\",\"00000000\","))
                .reduce("", (all, line) -> all + line + "\r\n");
        practice.load("FULL", new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)))
                .then()
                .body("result.list.rows", equalTo(13));
        var rows = new java.util.ArrayList<ExclusionRow>();
        new ExclusionListReader(ListKind.REINSTATEMENT, rows::add, error -> {})
                .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var row = rows.getFirst();
        var employee = practice.hire(row.firstName(), row.lastName(), row.birthDate(), null);
        var match = practice.match(employee);
        practice.adjudicate(match, "CONFIRMED").then().statusCode(200);
        practice.load("REINSTATEMENT", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .then()
                .body("result.list.matched", equalTo(13))
                .body("result.lifted", equalTo(1));
        practice.compliance()
                .get("/exclusion-matches/" + match)
                .then()
                .body("status", equalTo("LIFTED"))
                .body("reinstatedOn", equalTo(String.valueOf(row.reinstatedOn())));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ListFile list() {
        return new ListFile()
                .person("EXAMPLE", "ALICE", NO_NPI, "19700102")
                .person("O'SAMPLE", "BOB", NO_NPI, "")
                .business("EXAMPLE DIAGNOSTICS, INC");
    }
}
