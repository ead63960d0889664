package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;

/** A calculation whose process stopped at the worst moment. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayRunResumeTest {

    private static final String PERIOD = "2026-11-01";

    private final PayrollApi api = new PayrollApi();

    /** The process stopped after it committed a partition and before it set the checkpoint. */
    @Test
    void whatIsCommittedIsNotCalculatedAgain() throws SQLException {
        var calendar = api.biweeklyCalendar();
        for (int i = 0; i < 3; i++) {
            var employee = api.salaried(calendar, "TX", "65000.00");
        }
        var run = UUID.fromString(api.drafted(calendar, PERIOD));
        var job = UUID.fromString(api.calculated(run.toString())
                .then()
                .body("state", equalTo("SUCCEEDED"))
                .extract()
                .path("id"));
        var paychecks = query("select id from paycheck where pay_run_id = ? order by employee_id", run);
        assertThat(paychecks).hasSize(3);

        asIfStopped(run, job);
        soon().untilAsserted(() -> api.clerk().get("/jobs/" + job).then().body("state", equalTo("SUCCEEDED")));
        api.clerk().get("/jobs/" + job).then().body("done", equalTo(3)).body("result.employees", equalTo(3));
        assertThat(query("select id from paycheck where pay_run_id = ? order by employee_id", run))
                .isEqualTo(paychecks);
        api.clerk()
                .get("/pay-runs/" + run)
                .then()
                .body("state", equalTo("CALCULATED"))
                .body("gross.amount", equalTo("7500.00"));
    }

    private static void asIfStopped(UUID run, UUID job) throws SQLException {
        try (var connection = Infrastructure.superuser();
                var statement = connection.createStatement()) {
            // The trigger that wants an event with each change is not for a test that puts the clock back.
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    update pay_run set state = 'DRAFT', calculation = 0,
                        version = (select run_version from pay_run_calculation where pay_run_id = pay_run.id)
                    where id = '%s'
                    """.formatted(run));
            statement.execute("""
                    update job set state = 'RUNNING', lease_until = now() - interval '1 minute', finished_at = null,
                        result = null, checkpoint = (select '1 ' || min(employee_id::text) || ' 1'
                            from paycheck where pay_run_id = '%s')
                    where id = '%s'
                    """.formatted(run, job));
        }
    }
}
