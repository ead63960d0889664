package org.openpractice.payroll.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;

/** A canary account number, followed through a paid run: it stands in the ACH file and nowhere else. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccountSecrecyTest {

    private static final String CANARY = "90817263544536271";
    private static final String EIN = "98-7654321";

    private final PayrollApi api = new PayrollApi();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final PatternFormatter formatter = new PatternFormatter("%d %c %s %e %X%n");
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(formatter.format(org.jboss.logmanager.ExtLogRecord.wrap(record)));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    @BeforeEach
    void record() {
        Logger.getLogger("").addHandler(recorder);
    }

    @AfterEach
    void stopRecording() {
        Logger.getLogger("").removeHandler(recorder);
    }

    @Test
    void anAccountNumberStandsInTheAchFileAndNowhereElse() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var employee = api.salaried(calendar, "TX", "65000.00");
        api.directDeposit(employee, CANARY);
        api.put(employee, "direct-deposit", """
                        {"routingNumber":"1","accountNumber":"%s","accountKind":"CHECKING","extra":1}
                        """.formatted(CANARY)).then().statusCode(400);
        var run = api.paid(calendar, "2026-11-01");
        api.clerk()
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(409)
                .body("type", endsWith("/ach-file-not-released"));
        api.released(run).then().statusCode(200);

        var file = api.clerk()
                .get("/pay-runs/" + run + "/ach-file")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var read = AchValidator.read(file);
        assertThat(read.complaints).isEmpty();
        assertThat(read.descriptions).containsExactly("PAYROLL");
        assertThat(read.entries).singleElement().satisfies(entry -> {
            assertThat(entry.effectiveDate()).isEqualTo("261120");
            assertThat(entry.account()).isEqualTo(CANARY);
            assertThat(entry.cents()).isEqualTo(209260);
            assertThat(entry.name()).isEqualTo("SAMPLE, ROBIN");
        });
        // The account that was paid stays in the file when another one is given later.
        api.directDeposit(employee, "1111222233334444");
        assertThat(api.clerk().get("/pay-runs/" + run + "/ach-file").asString()).isEqualTo(file);

        api.enrollment(employee).body("directDeposit.account", equalTo("••••4444"));
        // The bank names the account when it sends the entry back.
        var trace = read.entries.getFirst().trace();
        var returned = ReturnFiles.of(
                ReturnFiles.returned("R02", trace, CANARY, 209260),
                ReturnFiles.changed("C01", trace, CANARY.substring(1)));
        var answer = ReturnFiles.post(api, returned);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.asString()).doesNotContain(CANARY.substring(1));
        var broken = ReturnFiles.post(api, returned.replaceFirst("(?m)^8200000004", "8200000005"));
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.asString()).doesNotContain(CANARY.substring(1));
        assertThat(api.clerk().get("/pay-runs/" + run + "/payments").asString()).doesNotContain(CANARY.substring(1));
        var paycheck = api.paycheck(run, employee);
        assertThat(api.clerk().get("/paychecks/" + paycheck).asString()).doesNotContain(CANARY);
        assertThat(api.clerk().get("/paychecks/" + paycheck + "/paystub").asString())
                .doesNotContain(CANARY)
                .contains("••••6271");
        assertThat(new String(
                        api.clerk()
                                .accept("application/pdf")
                                .get("/paychecks/" + paycheck + "/paystub")
                                .asByteArray(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain(CANARY);
        soon().untilAsserted(() -> assertThat(Events.read(PayrollEvent.TOPIC))
                .anyMatch(
                        record -> record.value().contains(run) && record.value().contains("employerTaxes")));
        assertThat(Events.read(PayrollEvent.TOPIC)).noneMatch(record -> holds(record.value()));
        for (var table : query(
                "select quote_ident(relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            assertThat(query("select t::text from " + table + " t")).as(table).noneMatch(AccountSecrecyTest::holds);
        }
        org.jboss.logging.Logger.getLogger(AccountSecrecyTest.class).info("the recorder listens");
        assertThat(log).anyMatch(line -> line.contains("the recorder listens")).noneMatch(AccountSecrecyTest::holds);
    }

    /** In clear or as the bytes of the clear. */
    private static boolean holds(String text) {
        return text.contains(CANARY.substring(1))
                || text.contains(HexFormat.of().formatHex(CANARY.substring(1).getBytes(StandardCharsets.UTF_8)))
                || text.contains(EIN)
                || text.contains(EIN.replace("-", ""));
    }
}
