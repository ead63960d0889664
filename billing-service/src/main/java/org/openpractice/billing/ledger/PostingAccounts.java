package org.openpractice.billing.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which account takes which postings. A group has the standard chart of accounts from the moment somebody first looks at it
 * or something is first booked.
 */
@ApplicationScoped
class PostingAccounts {

    private final AgroalDataSource dataSource;

    PostingAccounts(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Code of the account of each role, in the order of the roles. */
    Map<PostingRole, String> accounts() {
        try (var connection = dataSource.getConnection()) {
            var accounts = read(connection);
            if (accounts.isEmpty()) {
                try (var statement = connection.prepareStatement("select open_standard_chart()")) {
                    statement.execute();
                }
                accounts = read(connection);
            }
            return accounts;
        } catch (SQLException e) {
            throw new Ledger.LedgerException("The chart of accounts could not be read", e);
        }
    }

    private static Map<PostingRole, String> read(Connection connection) throws SQLException {
        var accounts = new EnumMap<PostingRole, String>(PostingRole.class);
        try (var statement = connection.prepareStatement("select role, account from posting_account");
                var row = statement.executeQuery()) {
            while (row.next()) {
                accounts.put(PostingRole.valueOf(row.getString(1)), row.getString(2));
            }
        }
        return accounts;
    }

    /** From now on that account takes the postings of the role. */
    void change(PostingRole role, String account) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("update posting_account set account = ? where role = ?")) {
            statement.setString(1, account);
            statement.setString(2, role.name());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new Ledger.LedgerException("The chart of accounts could not be changed", e);
        }
    }
}
