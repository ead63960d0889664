package org.openpractice.payroll.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openpractice.contracts.payroll.JournalEvent.JournalAccount;
import org.openpractice.contracts.payroll.JournalEvent.JournalLine;
import org.openpractice.contracts.payroll.JournalEvent.PayrollJournalized;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;

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

    private final Sql sql;
    private final Outbox outbox;
    private final Clock clock;

    PostJournal(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells the journal of a run that was just paid; nothing when nobody was paid in it. */
    public void payment(UUID payRunId, LocalDate payDate) {
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
        return Stream.of(Kind.values())
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
        sql.update("""
                        insert into payroll_journal (id, pay_run_id, kind, posted_on, told_at)
                        values (:id, :run, :kind, :postedOn, :now)
                        """)
                .set("id", id)
                .set("run", payRunId)
                .set("kind", kind)
                .set("postedOn", postedOn)
                .set("now", clock.instant())
                .run();
        var ordinals = IntStream.range(0, lines.size()).boxed().toList();
        sql.<Integer>batch("""
                insert into payroll_journal_line (journal_id, ordinal, account, code, department_id, location_id,
                    debit_cents, credit_cents)
                values (:journal, :ordinal, :account, :code, :department, :location, :debit, :credit)
                """, ordinals, (set, ordinal) -> {
            var line = lines.get(ordinal);
            set.set("journal", id);
            set.set("ordinal", ordinal);
            set.set("account", line.account());
            set.set("code", line.code());
            set.set("department", line.departmentId());
            set.set("location", line.locationId());
            set.set("debit", line.debit());
            set.set("credit", line.credit());
        });
    }

    private List<RunJournal.Sum> sums(UUID payRunId) {
        return sql.query("""
                        select l.kind, l.code, l.department_id, l.location_id, sum(l.amount_cents)::bigint as amount
                        from paid_line l
                        where l.pay_run_id = :run
                        group by l.kind, l.code, l.department_id, l.location_id
                        """)
                .set("run", payRunId)
                .list(row -> new RunJournal.Sum(
                        row.constant("kind", PayLine.Kind.class),
                        row.string("code"),
                        row.orNull("department_id", Row::uuid),
                        row.orNull("location_id", Row::uuid),
                        row.money("amount")));
    }

    private Optional<Journal> of(UUID payRunId, Kind kind) {
        return sql.query("select id, posted_on from payroll_journal where pay_run_id = :run and kind = :kind")
                .set("run", payRunId)
                .set("kind", kind)
                .first(row -> new Journal(row.uuid("id"), payRunId, kind, row.date("posted_on"), List.of()))
                .map(journal -> new Journal(journal.id(), payRunId, kind, journal.postedOn(), lines(journal.id())));
    }

    private List<JournalLine> lines(UUID journalId) {
        return sql.query("""
                        select account, code, department_id, location_id, debit_cents, credit_cents
                        from payroll_journal_line where journal_id = :journal order by ordinal
                        """)
                .set("journal", journalId)
                .list(row -> new JournalLine(
                        row.constant("account", JournalAccount.class),
                        row.orNull("code", Row::string),
                        row.orNull("department_id", Row::uuid),
                        row.orNull("location_id", Row::uuid),
                        row.money("debit_cents"),
                        row.money("credit_cents")));
    }
}
