package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/**
 * However a run is cut into partitions, and wherever it stopped and went on, everything it leaves is the same. The people are
 * drawn anew each time; {@code -Dopenpractice.partitions.seed=...} draws the same ones again.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PartitionsTest {

    private static final String SIZE = "openpractice.payroll.partition-size";
    private static final String EARLIER = "2026-10-18";
    private static final String PERIOD = "2026-11-01";
    private static final String PAY_DATE = "2026-11-24";

    /** Each paycheck with its lines and differences, every column but those that name the calculation. */
    private static final String PAYCHECKS = """
            select (to_jsonb(c) %s)::text || coalesce((
                    select string_agg((to_jsonb(l) %s)::text, ' ' order by l.ordinal)
                    from paycheck_line l where l.paycheck_id = c.id), '') || coalesce((
                    select string_agg((to_jsonb(d) %s)::text, ' ' order by d.ordinal)
                    from paycheck_difference d where d.paycheck_id = c.id), '')
            from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
            where r.id = ? order by c.employee_id
            """;

    private static final String OF_ANY_CALCULATION =
            PAYCHECKS.formatted("- 'id' - 'calculation'", "- 'paycheck_id'", "- 'paycheck_id'");
    private static final String OF_THIS_CALCULATION = PAYCHECKS.formatted("", "", "");

    private final long seed = Long.getLong("openpractice.partitions.seed", new Random().nextLong());
    private final PayrollApi api = new PayrollApi();
    private String calendar;
    private MixedPeople people;

    @BeforeEach
    void anEarlierPeriodIsPaid() {
        calendar = api.biweeklyCalendar();
        people = MixedPeople.enroll(api, calendar, new Random(seed));
        people.work(EARLIER);
        people.work(PERIOD);
        api.paidThen(calendar, EARLIER, LocalDate.parse(EARLIER).plusDays(19).toString());
        people.raise(EARLIER);
    }

    @Test
    void neitherPartitionsNorAStopChangeAByte() throws SQLException {
        var run = api.drafted(calendar, PERIOD);
        var whole = calculated(run, 2000);
        assertThat(dispositions(run))
                .as("seed %d", seed)
                .containsExactlyInAnyOrder(
                        "PAYABLE 40",
                        "FLAGGED 1",
                        "REFUSED 1 locality-missing",
                        "REFUSED 1 pay-terms-missing",
                        "REFUSED 1 time-not-approved");
        assertThat(codes(run))
                .as("seed %d", seed)
                .contains("OVERTIME-PREMIUM", "STATE-OVERTIME-PREMIUM", "SALARY", "401K", "401K-ROTH", "401K-LOAN-L-0")
                .contains("125-HEALTH-HEALTH", "HSA", "AFTER-TAX-OTHER", "US-MEDICARE-ADDITIONAL", "US-TX-SUTA")
                .contains("US-PA-510101-FLAT", "US-NY-NYC", "US-OH-SD-0203", "US-IN-COUNTY-24", "US-CA-SDI")
                .anyMatch(code -> code.startsWith("GARNISHMENT-"));
        for (int size : new int[] {1, 7, 13}) {
            same(calculated(run, size), whole, size);
        }
        var asItWas = query(OF_THIS_CALCULATION, UUID.fromString(run));
        stoppedAndResumed(UUID.fromString(run), 7, 10);
        assertThat(query(OF_THIS_CALCULATION, UUID.fromString(run)))
                .as("stopped and resumed, seed %d", seed)
                .isEqualTo(asItWas);

        for (var other : List.of(bonus(), retroactive())) {
            var atOnce = calculated(other, 2000);
            assertThat(atOnce).as("seed %d", seed).hasSizeGreaterThan(5);
            for (int size : new int[] {1, 7}) {
                same(calculated(other, size), atOnce, size);
            }
        }
    }

    private void same(List<String> paychecks, List<String> expected, int size) {
        assertThat(paychecks).as("partitions of %d, seed %d", size, seed).isEqualTo(expected);
    }

    private List<String> calculated(String run, int size) {
        System.setProperty(SIZE, String.valueOf(size));
        try {
            assertThat(api.calculated(run).<String>path("state")).isEqualTo("SUCCEEDED");
        } finally {
            System.clearProperty(SIZE);
        }
        return query(OF_ANY_CALCULATION, UUID.fromString(run));
    }

    private String bonus() {
        return drafted("\"kind\":\"BONUS\",\"payDate\":\"%s\",\"items\":[%s]"
                .formatted(
                        PAY_DATE,
                        people.paid().stream()
                                .map(employee ->
                                        "{\"employeeId\":\"%s\",\"code\":\"DISCRETIONARY_BONUS\",\"amount\":{\"amount\":\"1234.56\",\"currency\":\"USD\"},\"description\":\"Thanks\"}"
                                                .formatted(employee))
                                .collect(Collectors.joining(","))));
    }

    private String retroactive() {
        return drafted("\"kind\":\"RETROACTIVE\",\"since\":\"%s\",\"payDate\":\"%s\"".formatted(EARLIER, PAY_DATE));
    }

    private String drafted(String fields) {
        return api.clerk()
                .body("{\"payCalendarId\":\"%s\",%s}".formatted(calendar, fields))
                .post("/pay-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> dispositions(String run) {
        return query("""
                select concat_ws(' ', c.disposition, count(*), c.refusal)
                from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                where r.id = ? group by c.disposition, c.refusal
                """, UUID.fromString(run));
    }

    /** Otherwise the people are not as mixed as they should be. */
    private static List<String> codes(String run) {
        return query("""
                select distinct l.code
                from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    join paycheck_line l on l.paycheck_id = c.id
                where r.id = ?
                """, UUID.fromString(run));
    }

    /** The process was killed after it had written so many paychecks of the last calculation and noted so many. */
    private static void asIfStopped(UUID run, int noted, int written) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // The trigger that wants an event with each change is not for a test that puts the clock back.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    create temporary table lost as
                    select c.id from pay_run r join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                    where r.id = '%1$s' order by c.employee_id offset %3$d;
                    delete from paycheck_difference where paycheck_id in (select id from lost);
                    delete from paycheck_line where paycheck_id in (select id from lost);
                    delete from paycheck where id in (select id from lost);
                    drop table lost;
                    update job set state = 'RUNNING', lease_until = now() - interval '1 minute', finished_at = null,
                        result = null, checkpoint = (
                            select r.calculation || ' ' || c.employee_id || ' %2$d' from pay_run r
                                join paycheck c on c.pay_run_id = r.id and c.calculation = r.calculation
                            where r.id = '%1$s' order by c.employee_id offset %2$d - 1 limit 1)
                    where id = (select id from job where parameters ->> 'payRunId' = '%1$s' order by id desc limit 1);
                    update pay_run set calculation = calculation - 1, version = (
                            select run_version from pay_run_calculation c
                            where c.pay_run_id = pay_run.id and c.number = pay_run.calculation)
                    where id = '%1$s'
                    """.formatted(run, noted, written));
        }
    }

    private static void stoppedAndResumed(UUID run, int noted, int written) throws SQLException {
        var calculation = query("select calculation from pay_run where id = ?", run);
        System.setProperty(SIZE, "5");
        try {
            asIfStopped(run, noted, written);
            soon().untilAsserted(() -> assertThat(query("select calculation from pay_run where id = ?", run))
                    .isEqualTo(calculation));
        } finally {
            System.clearProperty(SIZE);
        }
    }
}
