package org.openpractice.testing.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpractice.local.FreePort;
import org.openpractice.local.LocalMail;
import org.openpractice.platform.mail.Fact;
import org.openpractice.platform.mail.Messages;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.Mails;
import org.openpractice.testing.Tokens;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(KillableMail.class)
class MailTest {

    private static final Pattern LINK = Pattern.compile("https://practice\\.example/api/probe/probes/([0-9a-f-]{36})");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id: *(\\S+)$");

    @Inject
    Messages messages;

    @Inject
    CurrentGroup currentGroup;

    private final UUID group = UUID.randomUUID();
    private final String address = "desk-" + group + "@practice.example";

    @AfterEach
    void leaveAServerBehind() {
        if (FreePort.isFree(KillableMail.port())) {
            KillableMail.launch();
        }
    }

    private RequestSpecification as(String... roles) {
        return given().header(
                        "Authorization",
                        Tokens.forGroup(group).withRoles(roles).email(address).bearer())
                .contentType("application/json");
    }

    private Response name(String... addresses) {
        return as("group-admin").body(Map.of("addresses", List.of(addresses))).put("/mail-recipients/probe-made");
    }

    private void inTheGroup(Runnable work) {
        currentGroup.runAs(group, () -> {
            QuarkusTransaction.requiringNew().run(work);
            return "done";
        });
    }

    private void write(UUID... probes) {
        inTheGroup(() -> {
            for (UUID probe : probes) {
                messages.write(
                        ProbeMail.PROBE_MADE,
                        probe,
                        Map.of(
                                "day", new Fact.Day(LocalDate.of(2026, 11, 30)),
                                "probes", new Fact.Count(1234),
                                "probe", Fact.Link.to("/probes", probe)));
            }
        });
    }

    private UUID written() {
        var probe = UUID.randomUUID();
        write(probe);
        return probe;
    }

    private Response list(String state) {
        return as("practice-manager").get("/messages?state=" + state);
    }

    private void awaitState(String state, int count) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> list(state).<List<?>>path("items").size() == count);
    }

    private static List<String> to(String address) {
        return Mails.in(KillableMail.folder()).stream()
                .filter(mail -> mail.lines().anyMatch(line -> line.equalsIgnoreCase("to: " + address)))
                .toList();
    }

    /** Its hour has come. */
    private void nowDue() throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.prepareStatement(
                        "update message set due_at = now() where practice_group_id = ? and state = 'WAITING'")) {
            statement.setObject(1, group);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void aThousandMessagesArriveOnceEachWhileTheServerIsKilledThreeTimes() {
        name(address).then().statusCode(200).body("addresses", contains(address));
        int before = LocalMail.kept(KillableMail.folder()).size();
        var probes = new HashSet<String>();
        for (int batch = 0; batch < 20; batch++) {
            var ids = new UUID[50];
            Arrays.setAll(ids, i -> UUID.randomUUID());
            Arrays.stream(ids).forEach(id -> probes.add(id.toString()));
            write(ids);
        }
        for (int kept : new int[] {150, 400, 700}) {
            // Counted, not read: to read hundreds of files every few milliseconds would take longer than to send them.
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> LocalMail.kept(KillableMail.folder()).size() >= before + kept);
            KillableMail.kill();
            assertThat(to(address).size()).as("kept when it was killed").isLessThan(1000);
            KillableMail.launch();
        }
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> sent() == 1000);
        var mails = to(address);
        assertThat(mails).hasSize(1000);
        assertThat(mails.stream().map(mail -> first(LINK, mail))).containsExactlyInAnyOrderElementsOf(probes);
        assertThat(mails.stream().map(mail -> first(MESSAGE_ID, mail))).doesNotHaveDuplicates();
        list("WAITING").then().body("items", empty());
        list("SENDING").then().body("items", empty());
        list("FAILED").then().body("items", empty());
    }

    private int sent() {
        try (var connection = Infrastructure.superuser();
                var statement = connection.prepareStatement(
                        "select count(*) from message where practice_group_id = ? and state = 'SENT'")) {
            statement.setObject(1, group);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String mail) {
        return pattern.matcher(mail)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElse(mail);
    }

    @Test
    void aMessageSaysWhatItsTemplatesSayAsTextAndAsHtml() {
        name(address);
        var probe = written();
        awaitState("SENT", 1);
        assertThat(to(address))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("Subject: A probe was made")
                        .contains("From: OpenPractice <no-reply@practice.example>")
                        .contains("Auto-Submitted: auto-generated")
                        .contains("On Monday, November 30, 2026 a probe was made; there are 1,234 now.")
                        .contains("https://practice.example/api/probe/probes/" + probe)
                        .contains("<a href=\"https://practice.example/api/probe/probes/" + probe + "\">Open it</a>")
                        .containsIgnoringCase("multipart/alternative"));
        list("SENT")
                .then()
                .body("items[0].about", equalTo(probe.toString()))
                .body("items[0].recipient", equalTo(address))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].replyCode", equalTo(250));
    }

    @Test
    void nobodyIsToldTwiceOfTheSameAndNobodyOfWhatWasRolledBack() {
        name(address);
        var probe = written();
        write(probe);
        assertThatThrownBy(() -> inTheGroup(() -> {
                    messages.write(
                            ProbeMail.PROBE_MADE,
                            UUID.randomUUID(),
                            Map.of(
                                    "day", new Fact.Day(LocalDate.of(2026, 11, 30)),
                                    "probes", new Fact.Count(1),
                                    "probe", Fact.Link.to("/probes")));
                    throw new IllegalStateException("changed its mind");
                }))
                .hasStackTraceContaining("changed its mind");
        var other = written();
        awaitState("SENT", 2);
        assertThat(to(address).stream().map(mail -> first(LINK, mail)))
                .containsExactlyInAnyOrder(probe.toString(), other.toString());
    }

    @Test
    void aMessageBelongsIntoATransaction() {
        assertThatThrownBy(() -> messages.write(ProbeMail.PROBE_MADE, UUID.randomUUID(), Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRefusedAddressIsVisibleAndTriedOnce() {
        name("nobody@practice.invalid", address);
        written();
        awaitState("FAILED", 1);
        awaitState("SENT", 1);
        list("FAILED")
                .then()
                .body("items[0].recipient", equalTo("nobody@practice.invalid"))
                .body("items[0].replyCode", equalTo(550))
                .body("items[0].reply", containsString("No such domain"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].sentAt", nullValue());
        as("biller").get("/messages").then().statusCode(403);
        given().header(
                        "Authorization",
                        Tokens.forGroup(UUID.randomUUID())
                                .withRoles("group-admin")
                                .bearer())
                .get("/messages")
                .then()
                .body("items", empty());
    }

    @Test
    void aServerThatAsksToComeAgainIsAskedAgain() throws SQLException {
        name(address);
        KillableMail.kill();
        var asked = new AtomicInteger();
        var busy = SMTPServer.port(KillableMail.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new PutsOff(asked))
                .build();
        busy.start();
        try {
            written();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> list("WAITING").<Integer>path("items[0].replyCode") != null);
            list("WAITING")
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].replyCode", equalTo(451))
                    .body("items[0].reply", containsString("graylisted"))
                    .body("items[0].attempts", equalTo(1));
            nowDue();
            awaitState("SENT", 1);
        } finally {
            busy.stop();
        }
        list("SENT").then().body("items[0].attempts", equalTo(2));
        assertThat(asked).hasValue(2);
    }

    /** Asks to come again at the first try of each address. */
    private record PutsOff(AtomicInteger asked) implements MessageHandler {
        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) throws RejectException {
            if (asked.incrementAndGet() == 1) {
                throw new RejectException(451, "4.7.1 graylisted, come again");
            }
        }

        @Override
        public String data(InputStream data) throws java.io.IOException {
            data.readAllBytes();
            return "taken";
        }

        @Override
        public void done() {}
    }

    @Test
    void whatIsWrittenInQuietHoursGoesAfterThem() throws SQLException {
        var now = LocalTime.now(ZoneOffset.UTC);
        name(address);
        as("group-admin")
                .body(Map.of(
                        "timeZone",
                        "UTC",
                        "quietFrom",
                        now.minusHours(1).toString(),
                        "quietUntil",
                        now.plusHours(2).toString()))
                .put("/mail-preferences/default")
                .then()
                .statusCode(200);
        as("hr").get("/mail-preferences/own").then().statusCode(200).body("timeZone", equalTo("UTC"));
        written();
        // Somebody else wants mail at any hour: theirs goes, and tells that the worker has been there.
        var owl = "owl-" + group + "@practice.example";
        given().header(
                        "Authorization",
                        Tokens.forGroup(group).withRoles("hr").email(owl).bearer())
                .contentType("application/json")
                .body(Map.of("timeZone", "America/New_York"))
                .put("/mail-preferences/own")
                .then()
                .statusCode(200);
        name(address, owl);
        written();
        awaitState("SENT", 1);
        assertThat(to(owl)).hasSize(1);
        assertThat(to(address)).isEmpty();
        list("WAITING").then().body("items", hasSize(2));
        nowDue();
        awaitState("SENT", 3);
        assertThat(to(address)).hasSize(2);
    }

    @Test
    void aDigestCollectsADaysMessagesInOneMail() throws SQLException {
        name(address);
        as("payroll")
                .body(Map.of(
                        "timeZone",
                        "UTC",
                        "digestAt",
                        LocalTime.now(ZoneOffset.UTC).minusMinutes(5).toString()))
                .put("/mail-preferences/own")
                .then()
                .statusCode(200);
        var probes = List.of(written(), written(), written());
        list("WAITING").then().body("items", hasSize(3)).body("items.isDigest", contains(true, true, true));
        nowDue();
        awaitState("SENT", 3);
        assertThat(to(address)).singleElement().satisfies(mail -> {
            assertThat(mail).contains("Subject: 3 messages from OpenPractice");
            for (UUID probe : probes) {
                assertThat(mail).contains("/api/probe/probes/" + probe);
            }
        });
    }

    @Test
    void whatNobodyIsNamedForIsVisible() {
        var probe = written();
        list("NO_RECIPIENT")
                .then()
                .body("items", hasSize(1))
                .body("items[0].about", equalTo(probe.toString()))
                .body("items[0].recipient", nullValue());
        as("group-admin")
                .get("/mail-recipients")
                .then()
                .statusCode(200)
                .body("occasion", contains("probe-made"))
                .body("[0].addresses", empty());
    }

    @Test
    void refusesWhatIsNoAddressNoOccasionNoHourAndNoRole() {
        name("payroll at practice")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("addresses[0]"))
                .body("errors[0].problem", containsString("expected an e-mail address"));
        name("a@b.example\r\nBcc: everybody@b.example").then().statusCode(400);
        as("group-admin")
                .body(Map.of("addresses", List.of(address)))
                .put("/mail-recipients/something-else")
                .then()
                .statusCode(404);
        as("practice-manager")
                .body(Map.of("addresses", List.of(address)))
                .put("/mail-recipients/probe-made")
                .then()
                .statusCode(403);
        as("group-admin")
                .body(Map.of("timeZone", "UTC", "quietFrom", "22:00"))
                .put("/mail-preferences/default")
                .then()
                .statusCode(400);
        as("group-admin")
                .body(Map.of("timeZone", "America/Nowhere"))
                .put("/mail-preferences/default")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("timeZone"));
        as("hr").body(Map.of("timeZone", "UTC"))
                .put("/mail-preferences/default")
                .then()
                .statusCode(403);
        given().header("Authorization", Tokens.forGroup(group).withRoles("hr").bearer())
                .get("/mail-preferences/own")
                .then()
                .statusCode(404);
        as("practice-manager").get("/messages?state=LOST").then().statusCode(400);
    }

    /** SSN, amount and diagnosis are words or numbers; there is no fact to be made of either. */
    @Test
    void noFactIsMadeOfTextOrMoney() {
        assertThat(new Fact.Count(123_45_6789).printed("https://practice.example"))
                .isEqualTo("more than 99,999");
        var taken = new ArrayList<Class<?>>();
        for (Class<?> kind : Fact.class.getPermittedSubclasses()) {
            for (var constructor : kind.getConstructors()) {
                taken.addAll(List.of(constructor.getParameterTypes()));
            }
            for (var method : kind.getMethods()) {
                if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == kind) {
                    // The words of a link stand in the code: the compiler takes constants only.
                    assertThat(kind).isEqualTo(Fact.Link.class);
                    taken.addAll(List.of(method.getParameterTypes()));
                    taken.remove(String.class);
                }
            }
        }
        assertThat(taken).containsOnly(LocalDate.class, int.class, UUID.class);
    }
}
