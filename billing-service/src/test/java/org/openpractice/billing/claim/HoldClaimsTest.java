package org.openpractice.billing.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.DomainEvent;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.compliance.ExclusionEvent;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionLifted;
import org.openpractice.contracts.staff.EmploymentEvent;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

/** What other services tell, as it reaches claims. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HoldClaimsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    private Practice practice;
    private UUID provider;

    @BeforeEach
    void open() {
        practice = Practice.open();
        provider = practice.provider;
    }

    private String claim(LocalDate day) {
        return practice.claim(day).path("id");
    }

    private void await(String claim, String state) {
        Eventually.soon().untilAsserted(() -> practice.readClaim(claim).then().body("state", equalTo(state)));
    }

    private long told(String type, String claim) {
        return practice.count(
                "select count(*) from outbox where type = '" + type + "' and aggregate_id = '" + claim + "'");
    }

    @Test
    void anExclusionHoldsUnsubmittedAndFutureClaimsWithTheEventThatCausedIt() {
        var submitted = claim(DAY);
        practice.submit().then().statusCode(201);
        var before = claim(LocalDate.of(2026, 9, 30));
        var ready = claim(DAY);
        var match = UUID.randomUUID();

        var event = Events.publish(
                practice.group, 1, new ExclusionConfirmed(provider, match, "1128a1", LocalDate.of(2026, 10, 1)));

        await(ready, "HELD");
        practice.readClaim(ready)
                .then()
                .body("holdReason", equalTo("EXCLUDED"))
                .body("heldBecauseOfEventId", equalTo(event.toString()));
        practice.readClaim(before).then().body("state", equalTo("READY"));
        practice.readClaim(submitted).then().body("state", equalTo("SUBMITTED"));
        practice.claim(LocalDate.of(2026, 10, 6))
                .then()
                .body("state", equalTo("HELD"))
                .body("heldBecauseOfEventId", equalTo(event.toString()));
        assertThat(practice.count("select count(*) from outbox where type = 'ClaimHeld' and aggregate_id = '" + ready
                        + "' and payload like '%" + event + "%' and causation_id = '" + event + "'"))
                .isEqualTo(1);

        var lifted = Events.publish(practice.group, 2, new ExclusionLifted(provider, match, LocalDate.of(2026, 10, 6)));
        Eventually.soon()
                .until(() -> practice.count("select count(*) from claim where practice_group_id = '" + practice.group
                                + "' and service_date = '2026-10-06' and state = 'READY'")
                        == 1);
        // Work done while excluded stays unpaid after the reinstatement.
        practice.readClaim(ready).then().body("state", equalTo("HELD"));
        assertThat(practice.count(
                        "select count(*) from outbox where type = 'ClaimReleased' and causation_id = '" + lifted + "'"))
                .isEqualTo(1);
    }

    @Test
    void aConfirmationThatIsOverturnedHoldsNothingAnyMore() {
        var claim = claim(DAY);
        var match = UUID.randomUUID();
        Events.publish(practice.group, 1, new ExclusionConfirmed(provider, match, "1128a1", LocalDate.of(2026, 1, 1)));
        await(claim, "HELD");

        Events.publish(practice.group, 2, new ExclusionEvent.ExclusionDismissed(provider, match));

        await(claim, "READY");
    }

    @Test
    void aLiftedExclusionEndsEveryMatchThatHadConfirmedIt() {
        var claim = claim(DAY);
        var first = UUID.randomUUID();
        Events.publish(practice.group, 1, new ExclusionConfirmed(provider, first, "1128a1", LocalDate.of(2026, 1, 1)));
        Events.publish(
                practice.group,
                2,
                new ExclusionConfirmed(provider, UUID.randomUUID(), "1128b4", LocalDate.of(2026, 2, 1)));
        await(claim, "HELD");

        Events.publish(practice.group, 3, new ExclusionLifted(provider, first, LocalDate.of(2026, 9, 1)));

        await(claim, "READY");
    }

    @Test
    void anEventToldTwiceHoldsOnce() {
        var claim = claim(DAY);
        var id = UUID.randomUUID();
        var event = new ExclusionConfirmed(provider, UUID.randomUUID(), "1128a1", LocalDate.of(2026, 1, 1));

        Events.publish(id, practice.group, 1, event);
        Events.publish(id, practice.group, 1, event);
        Events.publish(practice.group, 2, new ExclusionEvent.ScreeningCleared(provider, UUID.randomUUID()));

        await(claim, "HELD");
        Eventually.soon()
                .until(() -> practice.count("select count(*) from inbox where channel = 'compliance-events' and"
                                + " practice_group_id = '" + practice.group + "'")
                        == 2);
        assertThat(told("ClaimHeld", claim)).isEqualTo(1);
        assertThat(practice.rows("billing_block")).isEqualTo(1);
    }

    @Test
    void anExclusionThatArrivesBeforeTheHireHoldsAllTheSame() {
        var late = UUID.randomUUID();
        Events.publish(
                practice.group, 1, new ExclusionConfirmed(late, UUID.randomUUID(), "1128b4", LocalDate.of(2026, 1, 1)));
        Eventually.soon().until(() -> practice.rows("billing_block") == 1);
        Events.publish(practice.group, 1, practice.hired(late, "Late"));
        practice.awaitProvider(late);

        practice.claim(late, DAY).then().body("state", equalTo("HELD"));
    }

    @Test
    void aDepartureHoldsClaimsForLaterDatesAndARehireReleasesThem() {
        var onTheLastDay = claim(DAY);
        var after = claim(DAY.plusDays(1));
        var left = Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeTerminated(provider, DAY, EmploymentEvent.TerminationReason.RESIGNED));

        await(after, "HELD");
        practice.readClaim(after)
                .then()
                .body("holdReason", equalTo("LEFT"))
                .body("heldBecauseOfEventId", equalTo(left.toString()));
        practice.readClaim(onTheLastDay).then().body("state", equalTo("READY"));

        Events.publish(
                practice.group,
                3,
                new EmploymentEvent.EmployeeRehired(
                        provider,
                        Practice.person("Provider", Practice.OTHER_NPI),
                        practice.assignment(true),
                        DAY.plusDays(1)));
        await(after, "READY");
        assertThat(told("ClaimReleased", after)).isEqualTo(1);
    }

    @Test
    void aCorrectedLastDayMovesTheBlockAndAWithdrawnOneLiftsIt() {
        var early = claim(DAY.plusDays(1));
        var late = claim(DAY.plusDays(3));
        Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeTerminated(provider, DAY, EmploymentEvent.TerminationReason.RESIGNED));
        await(early, "HELD");
        await(late, "HELD");
        Events.publish(
                practice.group,
                3,
                new EmploymentEvent.EmployeeEndCorrected(
                        provider, DAY, DAY.plusDays(2), EmploymentEvent.TerminationReason.RESIGNED));
        await(early, "READY");
        practice.readClaim(late).then().body("state", equalTo("HELD"));
        Events.publish(practice.group, 4, new EmploymentEvent.EmployeeEndWithdrawn(provider, DAY.plusDays(2)));
        await(late, "READY");
    }

    @Test
    void ofAProviderWhoNeverCameNothingIsBilled() {
        var claim = claim(DAY);
        Events.publish(practice.group, 2, new EmploymentEvent.EmployeeHireCanceled(provider, DAY.minusDays(1)));
        await(claim, "HELD");
    }

    @Test
    void aSecondReasonKeepsTheClaimHeldWhenTheFirstEnds() {
        var claim = claim(DAY);
        var match = UUID.randomUUID();
        Events.publish(practice.group, 1, new ExclusionConfirmed(provider, match, "1128a1", LocalDate.of(2026, 1, 1)));
        await(claim, "HELD");
        var left = Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeTerminated(
                        provider, LocalDate.of(2026, 10, 1), EmploymentEvent.TerminationReason.DISCHARGED));
        Events.publish(practice.group, 2, new ExclusionLifted(provider, match, LocalDate.of(2026, 2, 1)));

        Eventually.soon()
                .untilAsserted(() -> practice.readClaim(claim)
                        .then()
                        .body("state", equalTo("HELD"))
                        .body("holdReason", equalTo("LEFT"))
                        .body("heldBecauseOfEventId", equalTo(left.toString())));
    }

    @Test
    void somebodyWhoIsNoProviderAnyMoreDoesNotBill() {
        Events.publish(
                practice.group,
                2,
                new EmploymentEvent.EmployeeChanged(
                        provider,
                        Practice.person("Provider", Practice.OTHER_NPI),
                        practice.assignment(false),
                        LocalDate.of(2026, 10, 1)));

        Eventually.soon()
                .untilAsserted(() -> practice.checkIn(provider, DAY).then().statusCode(422));
    }

    @Test
    void claimsAreHeldWhileTheyAreBeingMade() throws Exception {
        // Claims and the exclusion race; whichever wins, no claim may stay ready.
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var claims = java.util.stream.IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> claim(DAY)))
                    .toList();
            Events.publish(
                    practice.group,
                    1,
                    new ExclusionConfirmed(provider, UUID.randomUUID(), "1128a1", LocalDate.of(2026, 1, 1)));
            for (var claim : claims) {
                await(claim.get(), "HELD");
            }
        }
    }

    @Test
    void takesTheGoldenSamplesOfItsProducers() throws IOException {
        var samples =
                Path.of(System.getProperty("project.root", ".."), "contracts", "src", "test", "resources", "samples");
        assumeTrue(Files.isDirectory(samples), "skipped: golden samples are not in " + samples);
        takes(samples.resolve("staff"), StaffEvent.class, "staff-events");
        takes(samples.resolve("compliance"), ComplianceEvent.class, "compliance-events");
    }

    private <E extends DomainEvent> void takes(Path folder, Class<E> events, String channel) throws IOException {
        var own = Practice.empty();
        int published = 0;
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var type = file.getFileName().toString().split("\\.")[0];
                var event =
                        EventJson.read(events, type, Files.readAllBytes(file)).orElseThrow();
                // Each sample in a group of its own: together they are no history.
                var group = UUID.randomUUID();
                var id = UUID.randomUUID();
                Events.send(
                        event.topic(),
                        event.aggregateId().toString(),
                        Events.headers(id, group, 1, event),
                        Files.readString(file).getBytes(StandardCharsets.UTF_8));
                Eventually.soon()
                        .until(() -> own.count("select count(*) from inbox where channel = '" + channel
                                        + "' and event_id = '" + id + "' and outcome = 'APPLIED'")
                                == 1);
                published++;
            }
        }
        assertThat(published).isEqualTo((int) EventJson.records(events).count());
    }

    @Test
    void publishesItsFactsInTheOrderOfTheClaim() {
        var claim = claim(DAY);
        practice.submit().then().statusCode(201);

        Eventually.soon()
                .untilAsserted(() -> assertThat(Events.read(BillingEvent.TOPIC).stream()
                                .filter(record -> claim.equals(record.key()))
                                .map(record -> Events.header(record, "ce_type"))
                                .toList())
                        .containsExactly("ClaimCreated", "ClaimSubmitted"));
        assertThat(Events.read(BillingEvent.TOPIC).stream()
                        .filter(record -> claim.equals(record.key()))
                        .map(record -> record.value())
                        .toList())
                .noneMatch(payload -> payload.contains("Patient") || payload.contains("J01"));
        practice.as(Roles.BILLER).get("/claims/" + claim).then().statusCode(200);
    }
}
