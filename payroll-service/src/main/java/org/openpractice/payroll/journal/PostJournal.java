package org.openpractice.payroll.journal;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.JournalLine;
import org.openpractice.contracts.payroll.JournalEvent.PayrollJournalized;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;

/**
 * Posts the journal of a run to the general ledger, in the transaction that pays the run or takes it back. A journal is
 * kept as it was told.
 */
@ApplicationScoped
public class PostJournal {

    /** Why a journal was posted. */
    public enum Kind {
        PAYMENT,
        REVERSAL
    }

    /** A journal as it was told. */
    public record Journal(UUID id, UUID payRunId, Kind kind, LocalDate postedOn, List<JournalLine> lines) {}

    private static final String INSERT_JOURNAL =
            "insert into payroll_journal (id, pay_run_id, kind, posted_on, told_at) values (?, ?, ?, ?, ?)";
    private static final String INSERT_LINE = """
            insert into payroll_journal_line (journal_id, ordinal, account, code, department_id, location_id,
                debit_cents, credit_cents)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final EntityManager entities;
    private final AgroalDataSource dataSource;
    private final Outbox outbox;
    private final Clock clock;

    PostJournal(EntityManager entities, AgroalDataSource dataSource, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells the journal of a run that was just paid; nothing when nobody was paid in it. */
    public void payment(UUID payRunId, LocalDate payDate) {
        entities.flush();
        tell(payRunId, Kind.PAYMENT, payDate, RunJournal.of(sums(payRunId)));
    }

    /** Tells the journal of a run the other way round; nothing when the run had none. */
    public void reversal(UUID payRunId) {
        of(payRunId, Kind.PAYMENT)
                .ifPresent(payment -> tell(
                        payRunId,
                        Kind.REVERSAL,
                        LocalDate.now(clock),
                        payment.lines().stream()
                                .map(line -> new JournalLine(
                                        line.account(),
                                        line.code(),
                                        line.departmentId(),
                                        line.locationId(),
                                        line.credit(),
                                        line.debit()))
                                .toList()));
    }

    /** Journals of a run, the payment first. */
    public List<Journal> of(UUID payRunId) {
        return java.util.stream.Stream.of(Kind.values())
                .flatMap(kind -> of(payRunId, kind).stream())
                .toList();
    }

    private void tell(UUID payRunId, Kind kind, LocalDate postedOn, List<JournalLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var id = Ids.next();
        insert(id, payRunId, kind, postedOn, lines);
        outbox.append(new PayrollJournalized(payRunId, id, postedOn, lines));
    }

    private void insert(UUID id, UUID payRunId, Kind kind, LocalDate postedOn, List<JournalLine> lines) {
        try (var connection = dataSource.getConnection();
                var journal = connection.prepareStatement(INSERT_JOURNAL);
                var entry = connection.prepareStatement(INSERT_LINE)) {
            journal.setObject(1, id);
            journal.setObject(2, payRunId);
            journal.setString(3, kind.name());
            journal.setObject(4, postedOn);
            journal.setTimestamp(5, Timestamp.from(clock.instant()));
            journal.executeUpdate();
            int ordinal = 0;
            for (var line : lines) {
                entry.setObject(1, id);
                entry.setInt(2, ordinal++);
                entry.setString(3, line.account().name());
                entry.setString(4, line.code());
                entry.setObject(5, line.departmentId());
                entry.setObject(6, line.locationId());
                entry.setLong(7, line.debit().cents());
                entry.setLong(8, line.credit().cents());
                entry.addBatch();
            }
            entry.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The journal of run " + payRunId + " could not be written", e);
        }
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    private List<RunJournal.Sum> sums(UUID payRunId) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select l.kind, l.code, l.department_id, l.location_id, sum(l.amount_cents)::bigint as amount
                        from paid_line l
                        where l.pay_run_id = :run
                        group by l.kind, l.code, l.department_id, l.location_id
                        """, Tuple.class)
                .setParameter("run", payRunId)
                .getResultList();
        return rows.stream()
                .map(row -> new RunJournal.Sum(
                        PayLine.Kind.valueOf(row.get("kind", String.class)),
                        row.get("code", String.class),
                        row.get("department_id", UUID.class),
                        row.get("location_id", UUID.class),
                        Money.ofCents(row.get("amount", Long.class))))
                .toList();
    }

    @SuppressWarnings("unchecked") // a native query with a tuple
    private Optional<Journal> of(UUID payRunId, Kind kind) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select j.id, j.posted_on, l.account, l.code, l.department_id, l.location_id, l.debit_cents,
                            l.credit_cents
                        from payroll_journal j join payroll_journal_line l
                            on l.practice_group_id = j.practice_group_id and l.journal_id = j.id
                        where j.pay_run_id = :run and j.kind = :kind order by l.ordinal
                        """, Tuple.class)
                .setParameter("run", payRunId)
                .setParameter("kind", kind.name())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var lines = rows.stream()
                .map(row -> new JournalLine(
                        JournalAccount.valueOf(row.get("account", String.class)),
                        row.get("code", String.class),
                        row.get("department_id", UUID.class),
                        row.get("location_id", UUID.class),
                        Money.ofCents(row.get("debit_cents", Long.class)),
                        Money.ofCents(row.get("credit_cents", Long.class))))
                .toList();
        var first = rows.getFirst();
        return Optional.of(new Journal(
                first.get("id", UUID.class), payRunId, kind, first.get("posted_on", LocalDate.class), lines));
    }
}
