package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.provider.BusinessDay;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

/**
 * Books journals in the current transaction and adds them up. Plain SQL: a remittance books a hundred thousand journals,
 * which no persistence context should gather; and nothing here is ever changed.
 */
@ApplicationScoped
public class Ledger {

    private static final String INSERT_JOURNAL = """
            insert into journal (id, booked_on, booked_at, subject, subject_id)
            values (:id, :bookedOn, :bookedAt, :subject, :subjectId)
            """;
    private static final String INSERT_ENTRY = """
            insert into journal_entry (journal_id, posting_role, account, claim_id, debit_cents, credit_cents)
            values (:journal, :role, :account, :claim, :debit, :credit)
            """;

    private final Sql sql;
    private final PostingAccounts postings;
    private final BusinessDay businessDay;
    private final Clock clock;

    Ledger(Sql sql, PostingAccounts postings, BusinessDay businessDay, Clock clock) {
        this.sql = sql;
        this.postings = postings;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** What a journal is about. */
    public record Subject(String kind, UUID id) {

        public static Subject claim(UUID id) {
            return new Subject("CLAIM", id);
        }

        public static Subject remittance(UUID id) {
            return new Subject("REMITTANCE", id);
        }

        /** A journal of payroll, by its own id. */
        public static Subject payroll(UUID journalId) {
            return new Subject("PAYROLL", journalId);
        }
    }

    /** A journal to be booked; the claim is the one whose receivable it moves. */
    public record Booking(Subject subject, @Nullable UUID claimId, Journal journal) {}

    public void book(Subject subject, @Nullable UUID claimId, Journal journal) {
        book(List.of(new Booking(subject, claimId, journal)));
    }

    /** Books a journal that moves no receivable on a day of its own. */
    public void book(Subject subject, LocalDate bookedOn, Journal journal) {
        book(List.of(new Booking(subject, null, journal)), bookedOn);
    }

    /** Books several journals in one round, today; empty ones are left out. */
    public void book(List<Booking> bookings) {
        book(bookings, businessDay.ofGroup());
    }

    private void book(List<Booking> bookings, LocalDate bookedOn) {
        var now = clock.instant();
        var accounts = postings.accounts();
        var journals = bookings.stream()
                .filter(booking -> !booking.journal().isEmpty())
                .map(booking -> new Numbered(Ids.next(), booking))
                .toList();
        sql.<Numbered>batch(INSERT_JOURNAL, journals, (row, journal) -> {
            row.set("id", journal.id());
            row.set("bookedOn", bookedOn);
            row.set("bookedAt", now);
            row.set("subject", journal.booking().subject().kind());
            row.set("subjectId", journal.booking().subject().id());
        });
        var entries = journals.stream()
                .flatMap(journal ->
                        journal.booking().journal().entries().stream().map(entry -> new NumberedEntry(journal, entry)))
                .toList();
        sql.<NumberedEntry>batch(INSERT_ENTRY, entries, (row, each) -> {
            row.set("journal", each.journal().id());
            row.set("role", each.entry().role());
            row.set("account", accounts.get(each.entry().role()));
            row.set("claim", each.journal().booking().claimId());
            row.set("debit", each.entry().debit());
            row.set("credit", each.entry().credit());
        });
    }

    private record Numbered(UUID id, Booking booking) {}

    private record NumberedEntry(Numbered journal, Journal.Entry entry) {}

    /** Debits and credits of each account that has entries up to the end of that day, by its code. */
    Map<String, Turnover> turnovers(LocalDate asOf) {
        var turnovers = new HashMap<String, Turnover>();
        sql.query("""
                        select e.account, sum(e.debit_cents)::bigint as debit_cents,
                            sum(e.credit_cents)::bigint as credit_cents
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                        where j.booked_on <= :asOf group by e.account
                        """).set("asOf", asOf).each(row -> turnovers.put(row.string("account"), turnover(row)));
        return turnovers;
    }

    /** What was booked for a role up to the end of that day, in whichever accounts. */
    public Turnover turnover(PostingRole role, LocalDate asOf) {
        return sql.query("""
                        select coalesce(sum(e.debit_cents), 0)::bigint as debit_cents,
                            coalesce(sum(e.credit_cents), 0)::bigint as credit_cents
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                        where j.booked_on <= :asOf and e.posting_role = :role
                        """).set("asOf", asOf).set("role", role).one(Ledger::turnover);
    }

    private static Turnover turnover(Row row) {
        return new Turnover(row.money("debit_cents"), row.money("credit_cents"));
    }

    /** What went into and out of an account. */
    public record Turnover(Money debits, Money credits) {

        /** Positive when more went in than out. */
        public Money balance() {
            return debits.minus(credits);
        }
    }
}
