package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

/**
 * How many employees a second a run calculates through the API, beside plain SQL that inserts the same paychecks and lines into
 * tables of the same shape without row-level security: {@code ./openpractice benchmark}. It is no test; nothing is asserted
 * about time. The two take turns in random order; only ratios of one round mean anything. A canary in each round (a fixed
 * amount of plain SQL) tells a round in which the machine did something else.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunBenchmark {

    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final String PERIOD = "2026-11-01";

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    /** One round: nanoseconds of the run, of this process's processor time in it, of the floor, of the canary. */
    private record Round(long run, long processor, long floor, long canary) {

        double ratio() {
            return (double) floor / run;
        }
    }

    @Test
    void calculatesBesidePlainSql() throws SQLException {
        int rounds = Integer.getInteger("benchmark.rounds", 9);
        for (var size :
                System.getProperty("benchmark.employees", "10000,100000").split(",")) {
            compare(Integer.parseInt(size.strip()), rounds);
        }
    }

    private void compare(int employees, int rounds) throws SQLException {
        var group = new PayrollApi();
        var calendar = group.biweeklyCalendar();
        ManyPeople.enroll(group, calendar, employees);
        var run = group.drafted(calendar, PERIOD);
        warmUp(group, run, employees);
        long lines = Long.parseLong(Database.query("""
                        select count(*) from paycheck_line l join paycheck c on c.id = l.paycheck_id
                            join pay_run r on r.id = c.pay_run_id and r.calculation = c.calculation
                        where r.id = ?
                        """, UUID.fromString(run)).getFirst());
        int bytes = Integer.parseInt(Database.query(
                        "select round(avg(length(input))) from paycheck where pay_run_id = ?", UUID.fromString(run))
                .getFirst());
        System.out.printf("%nPay run of %,d employees, %,d lines, %d rounds%n", employees, lines, rounds);
        var shuffled = new Random(1);
        var measured = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            clear();
            long canary = timed("select count(*) from generate_series(1, 3000000) n where n % 7 = 0");
            boolean floorFirst = shuffled.nextBoolean();
            long floor = floorFirst ? floor(employees, lines, bytes) : 0;
            long processor = PROCESS.getProcessCpuTime();
            long ours = timedRun(group, run, employees);
            processor = PROCESS.getProcessCpuTime() - processor;
            if (!floorFirst) {
                floor = floor(employees, lines, bytes);
            }
            measured.add(new Round(ours, processor, floor, canary));
            var round = measured.getLast();
            System.out.printf(
                    "  round %d: run %.2f s, %,.0f employees/s, %.2f s of processor; floor %.2f s; ratio %.3f; canary %.2f s; heap %d MB%n",
                    i + 1,
                    round.run() / 1e9,
                    employees * 1e9 / round.run(),
                    round.processor() / 1e9,
                    round.floor() / 1e9,
                    round.ratio(),
                    round.canary() / 1e9,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        }
        report(employees, measured);
    }

    private static void report(int employees, List<Round> measured) {
        long canary = median(measured.stream().map(Round::canary).toList());
        var good = measured.stream()
                .filter(round -> Math.abs(round.canary() - canary) * 4 <= canary)
                .toList();
        System.out.printf(
                "  %d of %d rounds count: the canary is within 25 %% of its median%n", good.size(), measured.size());
        if (good.size() < 5) {
            System.out.println("  machine too noisy for a figure");
            return;
        }
        var ratios = good.stream().map(Round::ratio).sorted().toList();
        System.out.printf(
                "  %,d employees: median %,.0f employees/s, ratio to the SQL floor %.3f (from %.3f to %.3f)%n",
                employees,
                employees * 1e9 / median(good.stream().map(Round::run).toList()),
                ratios.get(ratios.size() / 2),
                ratios.getFirst(),
                ratios.getLast());
    }

    private static long median(List<Long> values) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** The JVM compiles what it runs often; the first minute tells nothing of the rest. */
    private static void warmUp(PayrollApi group, String run, int employees) throws SQLException {
        long start = System.nanoTime();
        calculate(group, run, employees);
        while (System.nanoTime() - start < WARM_UP.toNanos()) {
            clear();
            calculate(group, run, employees);
        }
    }

    private long timedRun(PayrollApi group, String run, int employees) {
        long start = System.nanoTime();
        calculate(group, run, employees);
        return System.nanoTime() - start;
    }

    /** Correctness is part of it: everybody is there, with nobody refused. */
    private static void calculate(PayrollApi group, String run, int employees) {
        var location = group.clerk().post("/pay-runs/" + run + "/calculation").header("Location");
        var job = location.substring(location.indexOf("/jobs/"));
        String state;
        do {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            state = group.clerk().get(job).path("state");
        } while (Stream.of("QUEUED", "RUNNING").anyMatch(state::equals));
        var result = group.clerk().get(job);
        assertThat(state).as(result.asString()).isEqualTo("SUCCEEDED");
        assertThat(result.<Integer>path("result.employees")).isEqualTo(employees);
    }

    private static void clear() throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // No truncate: it would take the runs along, which name the paycheck they void. Nor is anything looked for
            // that refers to a paycheck.
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from paycheck_remark");
            statement.execute("delete from paycheck_line");
            statement.execute("delete from paycheck");
            statement.execute("vacuum full paycheck_remark");
            statement.execute("vacuum full paycheck_line");
            statement.execute("vacuum full paycheck");
            statement.execute("checkpoint");
        }
    }

    /** The same rows by INSERT ... SELECT, with the same keys. */
    private static long floor(int employees, long lines, int bytes) throws SQLException {
        timed("""
                drop table if exists floor_line, floor_paycheck;
                create table floor_paycheck (like paycheck including defaults including constraints);
                create table floor_line (like paycheck_line including defaults including constraints);
                alter table floor_paycheck alter practice_group_id drop default, alter practice_group_id drop not null,
                    add primary key (id);
                alter table floor_line alter practice_group_id drop default, alter practice_group_id drop not null,
                    add primary key (paycheck_id, ordinal);
                """);
        return timed("""
                insert into floor_paycheck (id, pay_run_id, calculation, employee_id, employee_number, employee_name,
                    disposition, gross_cents, taxes_cents, deductions_cents, net_cents, employer_taxes_cents,
                    input_digest, input, version)
                select lpad(to_hex(n), 32, '0')::uuid, '00000000-0000-0000-0000-000000000001', 1,
                    lpad(to_hex(n), 32, '0')::uuid, 'E-' || n, 'Sample, Robin', 'PAYABLE', 250000, 40000, 0, 210000,
                    19125, repeat('a', 64), repeat('x', %3$d), 0
                from generate_series(1, %1$d) n;
                insert into floor_line (paycheck_id, ordinal, kind, code, description, amount_cents, wages_cents,
                    year_to_date_cents, wages_year_to_date_cents)
                select lpad(to_hex(n), 32, '0')::uuid, line, 'TAX', 'US-MEDICARE', 'Medicare', 3625, 250000, 3625, 250000
                from generate_series(1, %1$d) n, generate_series(1, %2$d) line;
                """.formatted(employees, Math.max(1, Math.round((double) lines / employees)), bytes));
    }

    private static long timed(String sql) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            long start = System.nanoTime();
            statement.execute(sql);
            return System.nanoTime() - start;
        }
    }
}
