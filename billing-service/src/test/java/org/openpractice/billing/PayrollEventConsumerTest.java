package org.openpractice.billing;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.JournalLine;
import org.openpractice.contracts.payroll.JournalEvent.PayrollJournalized;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollEventConsumerTest {

    private final Practice practice = Practice.empty();
    private final UUID run = UUID.randomUUID();

    private static JournalLine line(JournalAccount account, String code, String debit, String credit) {
        return new JournalLine(account, code, null, null, Money.of(debit), Money.of(credit));
    }

    private PayrollJournalized paid() {
        return new PayrollJournalized(
                run,
                UUID.randomUUID(),
                LocalDate.of(2026, 11, 20),
                List.of(
                        new JournalLine(
                                JournalAccount.WAGES_EXPENSE,
                                null,
                                UUID.randomUUID(),
                                null,
                                Money.of("1500.00"),
                                Money.ZERO),
                        new JournalLine(
                                JournalAccount.WAGES_EXPENSE,
                                null,
                                UUID.randomUUID(),
                                null,
                                Money.of("1000.00"),
                                Money.ZERO),
                        line(JournalAccount.EMPLOYER_TAX_EXPENSE, null, "191.25", "0.00"),
                        line(JournalAccount.FEDERAL_TAXES_PAYABLE, "US-SS", "0.00", "310.00"),
                        line(JournalAccount.FEDERAL_TAXES_PAYABLE, "US-MEDICARE", "0.00", "72.50"),
                        line(JournalAccount.NET_PAY_PAYABLE, null, "0.00", "2308.75")));
    }

    private void awaitBalance(String asOf, PostingRole account, String balance) {
        Eventually.soon()
                .untilAsserted(() -> practice.as(Roles.ACCOUNTANT)
                        .get("/ledger/trial-balance?asOf=" + asOf)
                        .then()
                        .statusCode(200)
                        .body("balanced", equalTo(true))
                        .body(
                                "accounts.find { it.account == '%s' }.balance.amount".formatted(account),
                                equalTo(balance)));
    }

    @Test
    void aPaidRunStandsInTheTrialBalanceFromItsPayDateOnceAndItsReversalTakesItOut() {
        var event = paid();
        var id = UUID.randomUUID();
        Events.publish(id, practice.group, 1, event);
        awaitBalance("2026-11-20", PostingRole.WAGES_EXPENSE, "2500.00");
        awaitBalance("2026-11-20", PostingRole.FEDERAL_TAXES_PAYABLE, "-382.50");
        awaitBalance("2026-11-20", PostingRole.NET_PAY_PAYABLE, "-2308.75");
        practice.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance?asOf=2026-11-19")
                .then()
                .body("totalDebits.amount", equalTo("0.00"));

        // Told twice, it is booked once.
        Events.publish(id, practice.group, 1, event);
        Events.publish(
                practice.group,
                2,
                new PayrollJournalized(
                        run,
                        UUID.randomUUID(),
                        LocalDate.of(2026, 11, 23),
                        event.lines().stream()
                                .map(line -> new JournalLine(
                                        line.account(),
                                        line.code(),
                                        line.departmentId(),
                                        line.locationId(),
                                        line.credit(),
                                        line.debit()))
                                .toList()));
        awaitBalance("2026-11-23", PostingRole.WAGES_EXPENSE, "0.00");
        awaitBalance("2026-11-23", PostingRole.NET_PAY_PAYABLE, "0.00");
        assertThat(practice.count("select count(*) from journal where subject = 'PAYROLL' and practice_group_id = '"
                        + practice.group + "'"))
                .isEqualTo(2);
    }

    @Test
    void takesTheGoldenSamplesOfPayroll() throws IOException {
        var samples = Path.of(
                System.getProperty("project.root", ".."),
                "contracts",
                "src",
                "test",
                "resources",
                "samples",
                "payroll");
        assumeTrue(Files.isDirectory(samples), "skipped: golden samples are not in " + samples);
        int taken = 0;
        try (var files = Files.list(samples)) {
            for (var file : files.sorted().toList()) {
                var type = file.getFileName().toString().split("\\.")[0];
                var event = EventJson.read(PayrollEvent.class, type, Files.readAllBytes(file))
                        .orElseThrow();
                // Each sample in a group of its own: together they are no history.
                var id = UUID.randomUUID();
                Events.send(
                        event.topic(),
                        event.aggregateId().toString(),
                        Events.headers(id, UUID.randomUUID(), 1, event),
                        Files.readString(file).getBytes(StandardCharsets.UTF_8));
                Eventually.soon()
                        .until(() -> practice.count("select count(*) from inbox where channel = 'payroll-events'"
                                        + " and event_id = '" + id + "' and outcome = 'APPLIED'")
                                == 1);
                taken++;
            }
        }
        assertThat(taken).isEqualTo((int) EventJson.records(PayrollEvent.class).count());
    }
}
