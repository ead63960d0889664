package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.openpractice.platform.sql.Sql;

/**
 * Which account takes which postings. A group has the standard chart of accounts from the moment somebody first looks at it
 * or something is first booked.
 */
@ApplicationScoped
class PostingAccounts {

    private final Sql sql;

    PostingAccounts(Sql sql) {
        this.sql = sql;
    }

    /** Code of the account of each role, in the order of the roles. */
    Map<PostingRole, String> accounts() {
        var accounts = read();
        if (accounts.isEmpty()) {
            sql.query("select open_standard_chart()").any();
            accounts = read();
        }
        return accounts;
    }

    private Map<PostingRole, String> read() {
        var accounts = new EnumMap<PostingRole, String>(PostingRole.class);
        sql.query("select role, account from posting_account")
                .each(row -> accounts.put(row.constant("role", PostingRole.class), row.string("account")));
        return accounts;
    }

    /** From now on that account takes the postings of the role. */
    void change(PostingRole role, String account) {
        sql.update("update posting_account set account = :account where role = :role")
                .set("account", account)
                .set("role", role)
                .run();
    }
}
