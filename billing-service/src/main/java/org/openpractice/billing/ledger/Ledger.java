package org.openpractice.billing.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
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
            "insert into journal_entry (journal_id, account, claim_id, debit_cents, credit_cents) values (?, ?, ?, ?, ?)";

    private final AgroalDataSource dataSource;
    private final Clock clock;

    Ledger(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
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
                    entries.setString(2, entry.account().name());
                    entries.setObject(3, booking.claimId());
                    entries.setLong(4, entry.debit().cents());
                    entries.setLong(5, entry.credit().cents());
                    entries.addBatch();
                }
            }
            journals.executeBatch();
            entries.executeBatch();
        } catch (SQLException e) {
            throw new LedgerException("Journals could not be booked", e);
        }
    }

    /** Debits and credits of each account up to the end of that day. */
    public Map<Account, Turnover> turnovers(LocalDate asOf) {
        var turnovers = new EnumMap<Account, Turnover>(Account.class);
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
                            Account.valueOf(row.getString(1)),
                            new Turnover(Money.ofCents(row.getLong(2)), Money.ofCents(row.getLong(3))));
                }
            }
        } catch (SQLException e) {
            throw new LedgerException("The ledger could not be added up", e);
        }
        return turnovers;
    }

    /** What went into and out of an account. */
    public record Turnover(Money debits, Money credits) {}

    /**
     * What is open on the receivable accounts, claim by claim.
     *
     * @param balance positive when it is owed to the practice, negative when it is a credit
     * @param responsibleSince the day the balance first became that debtor's
     */
    public record OpenItem(Account account, Money balance, LocalDate serviceDate, LocalDate responsibleSince) {}

    /** Open items as of the end of that day, handed over one after another. */
    public void openItems(LocalDate asOf, java.util.function.Consumer<OpenItem> each) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select e.account, sum(e.debit_cents - e.credit_cents)::bigint, c.service_date,
                            coalesce(min(j.booked_on) filter (where e.debit_cents > 0), min(j.booked_on))
                        from journal_entry e
                            join journal j on j.practice_group_id = e.practice_group_id and j.id = e.journal_id
                            join claim c on c.practice_group_id = e.practice_group_id and c.id = e.claim_id
                        where e.account in ('RECEIVABLE_FROM_PAYER', 'RECEIVABLE_FROM_PATIENT') and j.booked_on <= ?
                        group by e.account, c.id, c.service_date
                        having sum(e.debit_cents - e.credit_cents) <> 0
                        """)) {
            statement.setObject(1, asOf);
            statement.setFetchSize(1000);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(new OpenItem(
                            Account.valueOf(row.getString(1)),
                            Money.ofCents(row.getLong(2)),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class)));
                }
            }
        } catch (SQLException e) {
            throw new LedgerException("The receivables could not be added up", e);
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
