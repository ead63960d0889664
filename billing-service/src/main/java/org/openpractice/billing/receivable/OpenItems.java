package org.openpractice.billing.receivable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.contracts.Money;
import org.openpractice.platform.sql.Sql;

/**
 * What is open on claims. Payer and patient are told apart by what an entry was booked for, so it does not matter in which
 * accounts a group keeps its receivables.
 */
@ApplicationScoped
class OpenItems {

    private final Sql sql;

    OpenItems(Sql sql) {
        this.sql = sql;
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
        sql.query("""
                        select e.posting_role, sum(e.debit_cents - e.credit_cents)::bigint as balance_cents, c.service_date,
                            coalesce(min(j.booked_on) filter (where e.debit_cents > 0), min(j.booked_on))
                                as responsible_since
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                            join claim c on c.practice_group_id = e.practice_group_id and c.id = e.claim_id
                        where e.posting_role in ('RECEIVABLE_FROM_PAYER', 'RECEIVABLE_FROM_PATIENT')
                            and j.booked_on <= :day
                        group by e.posting_role, c.id, c.service_date
                        having sum(e.debit_cents - e.credit_cents) <> 0
                        """)
                .set("day", day)
                .each(row -> each.accept(new OpenItem(
                        row.constant("posting_role", PostingRole.class),
                        row.money("balance_cents"),
                        row.date("service_date"),
                        row.date("responsible_since"))));
    }
}
