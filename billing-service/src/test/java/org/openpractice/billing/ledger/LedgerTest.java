package org.openpractice.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerTest {

    private final UUID group = UUID.randomUUID();

    @Test
    void theDatabaseRefusesAJournalThatDoesNotBalance() throws SQLException {
        try (var connection = Infrastructure.superuser()) {
            connection.setAutoCommit(false);
            var journal = journal(connection);
            entry(connection, journal, "RECEIVABLE_FROM_PAYER", 1000, 0);
            entry(connection, journal, "SERVICE_REVENUE", 0, 999);

            assertThatThrownBy(connection::commit).hasMessageContaining("does not balance by 1 cents");
        }
    }

    @Test
    void theDatabaseRefusesAJournalWithoutEntries() throws SQLException {
        try (var connection = Infrastructure.superuser()) {
            connection.setAutoCommit(false);
            journal(connection);

            assertThatThrownBy(connection::commit).hasMessageContaining("0 entries");
        }
    }

    @Test
    void theDatabaseRefusesEntriesToAJournalOfAnotherTransaction() throws SQLException {
        try (var connection = Infrastructure.superuser()) {
            connection.setAutoCommit(false);
            var journal = journal(connection);
            entry(connection, journal, "RECEIVABLE_FROM_PAYER", 1000, 0);
            entry(connection, journal, "SERVICE_REVENUE", 0, 1000);
            connection.commit();
            entry(connection, journal, "PAYMENTS_RECEIVED", 5, 0);
            entry(connection, journal, "UNAPPLIED_PAYMENTS", 0, 5);

            assertThatThrownBy(connection::commit).hasMessageContaining("is closed");
        }
    }

    @Test
    void theApplicationMayNeitherChangeNorDeleteWhatIsBooked() {
        var practice = Practice.empty();
        for (var table : new String[] {"journal", "journal_entry", "claim_payment", "provider_adjustment"}) {
            for (var right : new String[] {"UPDATE", "DELETE", "TRUNCATE"}) {
                assertThat(practice.count(
                                "select count(*) from information_schema.role_table_grants where table_name = '" + table
                                        + "' and privilege_type = '" + right + "' and grantee like '%\\_app'"))
                        .as(right + " on " + table)
                        .isZero();
            }
        }
    }

    @Test
    void anEmptyLedgerIsBalancedAndNothingIsOwed() {
        var practice = Practice.empty();

        practice.as(Roles.ACCOUNTANT)
                .get("/ledger/trial-balance")
                .then()
                .statusCode(200)
                .body("balanced", equalTo(true))
                .body("totalDebits.amount", equalTo("0.00"));
        practice.as(Roles.ACCOUNTANT)
                .get("/receivables/aging?asOf=2026-11-21")
                .then()
                .statusCode(200)
                .body("fromServiceDate.payer.total.amount", equalTo("0.00"));
        practice.as(Roles.EMPLOYEE).get("/receivables/aging").then().statusCode(403);
    }

    @Test
    void theDatabaseRefusesAnEntryInAnAccountThatTheGroupDoesNotHave() throws SQLException {
        try (var connection = Infrastructure.superuser()) {
            connection.setAutoCommit(false);
            var journal = journal(connection);

            assertThatThrownBy(() -> entry(connection, journal, "SUNDRIES", 1000, 0))
                    .hasMessageContaining("journal_entry_ledger_account");
        }
    }

    @Test
    void theDatabaseRefusesAnEntryInAClosedAccount() throws SQLException {
        try (var connection = Infrastructure.superuser()) {
            connection.setAutoCommit(false);
            var journal = journal(connection);
            entry(connection, journal, "RECEIVABLE_FROM_PAYER", 1000, 0);
            entry(connection, journal, "SERVICE_REVENUE", 0, 1000);
            execute(
                    connection,
                    "update ledger_account set closed = true where code = 'SERVICE_REVENUE' and practice_group_id = '"
                            + group + "'");

            assertThatThrownBy(connection::commit).hasMessageContaining("account SERVICE_REVENUE is closed");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private UUID journal(Connection connection) throws SQLException {
        var id = UUID.randomUUID();
        execute(connection, "select set_config('app.practice_group', '" + group + "', true), open_standard_chart()");
        try (var statement =
                connection.prepareStatement("insert into journal (practice_group_id, id, booked_on, booked_at,"
                        + " subject, subject_id) values (?, ?, '2026-01-01', now(), 'CLAIM', ?)")) {
            statement.setObject(1, group);
            statement.setObject(2, id);
            statement.setObject(3, UUID.randomUUID());
            statement.executeUpdate();
        }
        return id;
    }

    private void entry(Connection connection, UUID journal, String account, long debit, long credit)
            throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into journal_entry (practice_group_id, journal_id, account,"
                        + " posting_role, debit_cents, credit_cents) values (?, ?, ?, ?, ?, ?)")) {
            statement.setObject(1, group);
            statement.setObject(2, journal);
            statement.setString(3, account);
            statement.setString(4, account);
            statement.setLong(5, debit);
            statement.setLong(6, credit);
            statement.executeUpdate();
        }
    }
}
