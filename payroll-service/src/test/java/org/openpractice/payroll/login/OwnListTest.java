package org.openpractice.payroll.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Database.query;
import static org.openpractice.testing.Eventually.soon;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.testing.Events;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;
import org.openpractice.testing.Tokens;

/** The lists of the own record, for a login that is linked. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OwnListTest extends ListRules {

    @BeforeEach
    void linkTheLogin() {
        var employee = UUID.randomUUID();
        // The staff service tells of the hiring first; nothing here needs it.
        Events.publish(group, 1, new EmployeeLoginLinked(employee, Tokens.userId("somebody"), OwnRecords.LINKED_AT));
        soon().untilAsserted(() -> assertThat(query("select 1 from employee_login where employee_id = ?", employee))
                .hasSize(1));
    }

    @Override
    protected boolean asks(String path) {
        return !super.asks(path);
    }
}
