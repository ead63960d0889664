package org.openpractice.billing.receivable;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.contracts.Money;

/**
 * What is open on claims. Payer and patient are told apart by what an entry was booked for, so it does not matter in which
 * accounts a group keeps its receivables.
 */
@ApplicationScoped
class OpenItems {

    private final AgroalDataSource dataSource;

    OpenItems(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What one debtor owes of one claim.
     *
     * @param debtor RECEIVABLE_FROM_PAYER or RECEIVABLE_FROM_PATIENT
     * @param balance positive when it is owed to the practice, negative when it is a credit
     * @param responsibleSince the day the balance first became that debtor's
     */
    record OpenItem(PostingRole debtor, Money balance, LocalDate serviceDate, LocalDate responsibleSince) {}

    /** Open items as of the end of that day, handed over one after another. */
    void asOf(LocalDate day, Consumer<OpenItem> each) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select e.posting_role, sum(e.debit_cents - e.credit_cents)::bigint, c.service_date,
                            coalesce(min(j.booked_on) filter (where e.debit_cents > 0), min(j.booked_on))
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                            join claim c on c.practice_group_id = e.practice_group_id and c.id = e.claim_id
                        where e.posting_role in ('RECEIVABLE_FROM_PAYER', 'RECEIVABLE_FROM_PATIENT') and j.booked_on <= ?
                        group by e.posting_role, c.id, c.service_date
                        having sum(e.debit_cents - e.credit_cents) <> 0
                        """)) {
            statement.setObject(1, day);
            statement.setFetchSize(1000);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(new OpenItem(
                            PostingRole.valueOf(row.getString(1)),
                            Money.ofCents(row.getLong(2)),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The receivables could not be added up", e);
        }
    }
}
