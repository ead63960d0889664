package org.openpractice.billing.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/**
 * Books journals in the current transaction and adds them up. Plain SQL: a remittance books a hundred thousand journals,
 * which no persistence context should gather; and nothing here is ever changed.
 */
@ApplicationScoped
public class Ledger {

    private static final String INSERT_JOURNAL =
            "insert into journal (id, booked_on, booked_at, subject, subject_id) values (?, ?, ?, ?, ?)";
    private static final String INSERT_ENTRY =
            "insert into journal_entry (journal_id, posting_role, account, claim_id, debit_cents, credit_cents) values (?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final PostingAccounts postings;
    private final Clock clock;

    Ledger(AgroalDataSource dataSource, PostingAccounts postings, Clock clock) {
        this.dataSource = dataSource;
        this.postings = postings;
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
        book(bookings, LocalDate.now(clock));
    }

    private void book(List<Booking> bookings, LocalDate bookedOn) {
        var now = Timestamp.from(clock.instant());
        var accounts = postings.accounts();
        try (var connection = dataSource.getConnection();
                var journals = connection.prepareStatement(INSERT_JOURNAL);
                var entries = connection.prepareStatement(INSERT_ENTRY)) {
            for (var booking : bookings) {
                if (booking.journal().isEmpty()) {
                    continue;
                }
                var id = Ids.next();
                journals.setObject(1, id);
                journals.setObject(2, bookedOn);
                journals.setTimestamp(3, now);
                journals.setString(4, booking.subject().kind());
                journals.setObject(5, booking.subject().id());
                journals.addBatch();
                for (var entry : booking.journal().entries()) {
                    entries.setObject(1, id);
                    entries.setString(2, entry.role().name());
                    entries.setString(3, accounts.get(entry.role()));
                    entries.setObject(4, booking.claimId());
                    entries.setLong(5, entry.debit().cents());
                    entries.setLong(6, entry.credit().cents());
                    entries.addBatch();
                }
            }
            journals.executeBatch();
            entries.executeBatch();
        } catch (SQLException e) {
            throw new LedgerException("Journals could not be booked", e);
        }
    }

    /** Debits and credits of each account that has entries up to the end of that day, by its code. */
    Map<String, Turnover> turnovers(LocalDate asOf) {
        var turnovers = new HashMap<String, Turnover>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select e.account, sum(e.debit_cents)::bigint, sum(e.credit_cents)::bigint
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                        where j.booked_on <= ? group by e.account
                        """)) {
            statement.setObject(1, asOf);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    turnovers.put(
                            row.getString(1),
                            new Turnover(Money.ofCents(row.getLong(2)), Money.ofCents(row.getLong(3))));
                }
            }
        } catch (SQLException e) {
            throw new LedgerException("The ledger could not be added up", e);
        }
        return turnovers;
    }

    /** What was booked for a role up to the end of that day, in whichever accounts. */
    public Turnover turnover(PostingRole role, LocalDate asOf) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select coalesce(sum(e.debit_cents), 0)::bigint, coalesce(sum(e.credit_cents), 0)::bigint
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                        where j.booked_on <= ? and e.posting_role = ?
                        """)) {
            statement.setObject(1, asOf);
            statement.setString(2, role.name());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Turnover(Money.ofCents(row.getLong(1)), Money.ofCents(row.getLong(2)));
            }
        } catch (SQLException e) {
            throw new LedgerException("The ledger could not be added up", e);
        }
    }

    /** What went into and out of an account. */
    public record Turnover(Money debits, Money credits) {

        /** Positive when more went in than out. */
        public Money balance() {
            return debits.minus(credits);
        }
    }

    /** The database refused. */
    static final class LedgerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LedgerException(String message, SQLException cause) {
            super(message, cause);
        }
    }
}
