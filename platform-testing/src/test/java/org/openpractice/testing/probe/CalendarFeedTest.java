package org.openpractice.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.calendar.CalendarEntry;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CalendarFeedTest {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(20);
    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @Inject
    ProbeDates dates;

    private final UUID group = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    private RequestSpecification as(String user, String... roles) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group).user(user).withRoles(roles).bearer())
                .contentType("application/json");
    }

    /** Path of a new feed of that person. */
    private String made(String user, String... roles) {
        String url = as(user, roles)
                .post("/calendar-feeds")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        assertThat(url).matches("https://practice\\.example/api/probe/ical/[A-Za-z0-9_-]{64}\\.ics");
        return url.replace("https://practice.example/api/probe", "");
    }

    private static Response read(String feed) {
        return given().get(feed);
    }

    private static ICalendar parsed(Response feed) {
        feed.then().statusCode(200).contentType(startsWith("text/calendar"));
        var calendars = Biweekly.parse(feed.asString());
        var all = calendars.all();
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().validate(all.getFirst().getVersion()).getWarnings())
                .isEmpty();
        return all.getFirst();
    }

    private static VEvent only(Response feed) {
        assertThat(parsed(feed).getEvents()).hasSize(1);
        return parsed(feed).getEvents().getFirst();
    }

    private CalendarEntry day(String title, LocalDate date) {
        return new CalendarEntry(id, title, new CalendarEntry.Day(date), "/probes/" + id);
    }

    @Test
    void anotherParserReadsAWholeDay() {
        dates.are(group, day("Due: probe, all of it; \"now\"", DAY));
        var event = only(read(made("ann", "hr")));
        assertThat(event.getUid().getValue()).isEqualTo(id + "@openpractice");
        assertThat(event.getSummary().getValue()).isEqualTo("Due: probe, all of it; \"now\"");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        assertThat(event.getDateStart().getValue().getRawComponents().toString())
                .contains(Integer.toString(DAY.getDayOfMonth()));
        assertThat(event.getUrl().getValue()).isEqualTo("https://practice.example/api/probe/probes/" + id);
    }

    @Test
    void anotherParserReadsHoursInTheTimeOfTheirPlace() {
        var begin = LocalDate.of(DAY.getYear(), 7, 6).isBefore(DAY)
                ? LocalDate.of(DAY.getYear() + 1, 7, 6)
                : LocalDate.of(DAY.getYear(), 7, 6);
        dates.are(
                group,
                new CalendarEntry(
                        id,
                        "Inspection",
                        new CalendarEntry.Hours(begin.atTime(9, 0), begin.atTime(11, 30), DENVER),
                        "/probes/" + id));
        var feed = read(made("ann", "hr"));
        assertThat(feed.asString())
                .contains("BEGIN:VTIMEZONE")
                .contains("TZID:America/Denver")
                .contains("DTSTART;TZID=America/Denver:" + begin.toString().replace("-", "") + "T090000");
        var event = only(feed);
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(begin.atTime(9, 0).atZone(DENVER).toInstant());
        assertThat(event.getDateEnd().getValue().toInstant())
                .isEqualTo(begin.atTime(11, 30).atZone(DENVER).toInstant());
    }

    @Test
    void anEditedEntryKeepsItsUidWithAHigherSequenceAndOneThatIsGoneIsCanceled() {
        dates.are(group, day("Due: probe", DAY));
        var feed = made("ann", "hr");
        var first = only(read(feed));
        dates.are(group, day("Due: probe", DAY.plusDays(3)));
        var edited = only(read(feed));
        assertThat(edited.getUid().getValue()).isEqualTo(first.getUid().getValue());
        assertThat(edited.getSequence().getValue()).isEqualTo(1);
        assertThat(edited.getLastModified().getValue()).isNotNull();
        dates.are(group);
        var gone = only(read(feed));
        assertThat(gone.getUid().getValue()).isEqualTo(first.getUid().getValue());
        assertThat(gone.getStatus().isCancelled()).isTrue();
        assertThat(gone.getSequence().getValue()).isEqualTo(2);
        assertThat(only(read(feed)).getSequence().getValue()).isEqualTo(2);
        dates.are(group, day("Due: probe", DAY.plusDays(3)));
        var back = only(read(feed));
        assertThat(back.getStatus().isConfirmed()).isTrue();
        assertThat(back.getSequence().getValue()).isEqualTo(3);
    }

    @Test
    void twoPeopleAreShownTheSameSequence() {
        dates.are(group, day("Due: probe", DAY));
        var ann = made("ann", "hr");
        only(read(ann));
        dates.are(group, day("Due: probe", DAY.plusDays(1)));
        only(read(ann));
        assertThat(only(read(made("ben", "group-admin"))).getSequence().getValue())
                .isEqualTo(1);
    }

    @Test
    void aFeedThatDidNotChangeIsTheSameBytesAndAnswers304() {
        dates.are(group, day("Due: probe", DAY));
        var feed = made("ann", "hr");
        var first = read(feed);
        assertThat(first.header("Cache-Control")).contains("private").contains("no-cache");
        assertThat(read(feed).asByteArray()).isEqualTo(first.asByteArray());
        given().header("If-None-Match", first.header("ETag"))
                .get(feed)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(first.header("ETag")))
                .body(emptyString());
        dates.are(group, day("Due: another", DAY));
        given().header("If-None-Match", first.header("ETag")).get(feed).then().statusCode(200);
    }

    @Test
    void aRevokedAndAnUnknownAddressAnswerByteForByteAlike() {
        dates.are(group, day("Due: probe", DAY));
        var feed = made("ann", "hr");
        var address = feed.replace("/ical/", "").replace(".ics", "");
        read(feed).then().statusCode(200);
        String ofAnn = as("ann", "hr").get("/calendar-feeds").path("[0].id");
        as("ann", "hr").delete("/calendar-feeds/" + ofAnn).then().statusCode(204);
        var revoked = read(feed);
        assertThat(revoked.statusCode()).isEqualTo(404);
        var bytes = Base64.getUrlDecoder().decode(address);
        var otherGroup = bytes.clone();
        var anyGroup = UUID.randomUUID();
        ByteBuffer.wrap(otherGroup)
                .putLong(anyGroup.getMostSignificantBits())
                .putLong(anyGroup.getLeastSignificantBits());
        bytes[47] ^= 1;
        for (String unknown : List.of(
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(otherGroup),
                "short",
                "A".repeat(64))) {
            var answer = read("/ical/" + unknown + ".ics");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asByteArray()).isEqualTo(revoked.asByteArray());
            assertThat(names(answer)).isEqualTo(names(revoked));
        }
        as("ann", "hr").delete("/calendar-feeds/" + ofAnn).then().statusCode(404);
    }

    private static Set<String> names(Response answer) {
        return answer.headers().asList().stream()
                .map(header ->
                        header.getName() + (header.getName().equals("X-Correlation-Id") ? "" : header.getValue()))
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void aSecretOpensItsOwnGroupOnly() {
        dates.are(group, day("Due: probe", DAY));
        var feed = made("ann", "hr");
        var bytes = Base64.getUrlDecoder().decode(feed.replace("/ical/", "").replace(".ics", ""));
        ByteBuffer.wrap(bytes)
                .putLong(Tokens.GROUP_B.getMostSignificantBits())
                .putLong(Tokens.GROUP_B.getLeastSignificantBits());
        read("/ical/" + Base64.getUrlEncoder().encodeToString(bytes) + ".ics")
                .then()
                .statusCode(404);
        // Somebody's token makes no difference to what the address shows.
        given().header(
                        "Authorization",
                        Tokens.forGroup(Tokens.GROUP_B).withRoles("hr").bearer())
                .get(feed)
                .then()
                .statusCode(200);
    }

    @Test
    void aNewAddressTakesThePlaceOfTheOneBefore() {
        var first = made("ann", "hr");
        var second = made("ann", "hr");
        read(first).then().statusCode(404);
        read(second).then().statusCode(200);
        as("ann", "hr").get("/calendar-feeds").then().body("$", hasSize(1));
    }

    @Test
    void everybodySeesAndRevokesTheirOwnAndTheAdministratorAll() {
        var ann = made("ann", "hr");
        made("ben", "hr");
        as("ben", "hr").get("/calendar-feeds").then().body("person", containsInAnyOrder("ben"));
        as("amy", "group-admin").get("/calendar-feeds").then().body("person", containsInAnyOrder("ann", "ben"));
        String ofAnn = as("ann", "hr").get("/calendar-feeds").path("[0].id");
        as("ben", "hr").delete("/calendar-feeds/" + ofAnn).then().statusCode(404);
        read(ann).then().statusCode(200);
        as("amy", "group-admin").delete("/calendar-feeds/" + ofAnn).then().statusCode(204);
        read(ann).then().statusCode(404);
    }

    @Test
    void whoSeesNoDatesGetsNoAddress() {
        as("pat", "payroll")
                .post("/calendar-feeds")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        as("bea", "biller").post("/calendar-feeds").then().statusCode(403);
    }

    @Test
    void onlyTheHashOfASecretIsKept() throws SQLException {
        var feed = made("ann", "hr");
        var address = feed.replace("/ical/", "").replace(".ics", "");
        var secret = Base64.getUrlDecoder().decode(address);
        var hex = java.util.HexFormat.of().formatHex(secret, 16, 48);
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select t::text from calendar_feed t union all select t::text from audit_line t")) {
            int rows = 0;
            while (row.next()) {
                rows++;
                assertThat(row.getString(1)).doesNotContain(hex).doesNotContain(address);
            }
            assertThat(rows).isPositive();
        }
    }
}
