package org.openpractice.billing.remittance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.Claims;
import org.openpractice.billing.ledger.Account;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.Ledger;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.RemittanceEvent;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;

/**
 * Posts what a reader brings, in the current transaction: rows by plain SQL in batches, claims through their aggregate, which
 * is flushed and forgotten batch by batch, so memory does not grow with the file.
 *
 * <p>The ledger sees one payment as: payments received and provider adjustments against the clearing account, then from the
 * clearing account each matched claim's receivable, and what could not be matched as unapplied. The clearing account is
 * zero afterward because the transaction balances.
 */
@ApplicationScoped
class RemittancePosting {

    private static final int BATCH = 500;

    private static final ObjectMapper DETAIL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final AgroalDataSource dataSource;
    private final EntityManager entities;
    private final Claims claims;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    RemittancePosting(
            AgroalDataSource dataSource,
            EntityManager entities,
            Claims claims,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.dataSource = dataSource;
        this.entities = entities;
        this.claims = claims;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What became of a file's payments.
     *
     * @param alreadyPosted the first of those that were left alone
     */
    record Result(int posted, List<UUID> alreadyPosted) {}

    Result post(UUID fileId, RemittanceReader reader) throws IOException {
        Transaction transaction = null;
        int posted = 0;
        var alreadyPosted = new ArrayList<UUID>();
        for (var part = reader.next(); part != null; part = reader.next()) {
            switch (part) {
                case Opened opened -> {
                    transaction = open(fileId, opened).orElse(null);
                    if (transaction != null) {
                        posted++;
                    } else if (alreadyPosted.size() < RemittanceFiles.SHOWN) {
                        alreadyPosted.add(posted(opened));
                    }
                }
                case ClaimPayment payment -> {
                    if (transaction != null) {
                        transaction.add(payment);
                    }
                }
                case ProviderAdjustment adjustment -> {
                    if (transaction != null) {
                        transaction.add(adjustment);
                    }
                }
                case Closed closed -> {
                    if (transaction != null) {
                        transaction.close(closed);
                    }
                }
            }
        }
        return new Result(posted, alreadyPosted);
    }

    private UUID posted(Opened opened) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select id from remittance
                        where payer_identifier = ? and trace = ? and paid_cents = ? and payment_date = ?
                        """)) {
            statement.setString(1, opened.payerIdentifier());
            statement.setString(2, opened.trace());
            statement.setLong(3, opened.paid().cents());
            statement.setObject(4, opened.paymentDate());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("A payment was there and is gone");
                }
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new PostingException("The earlier payment could not be read", e);
        }
    }

    /** Empty when the same payment was posted before. */
    private Optional<Transaction> open(UUID fileId, Opened opened) {
        var id = Ids.next();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into remittance (id, file_id, set_control, segment, payer_identifier, payer_name,
                            payee_identifier, trace, method, payment_date, paid_cents, claims, unmatched_claims,
                            charged_cents, claims_paid_cents, contractual_cents, patient_responsibility_cents,
                            provider_adjustments_cents, notes, posted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, '', ?)
                        on conflict on constraint remittance_once do nothing
                        """)) {
            int i = 0;
            statement.setObject(++i, id);
            statement.setObject(++i, fileId);
            statement.setString(++i, opened.setControl());
            statement.setLong(++i, opened.position().segment());
            statement.setString(++i, opened.payerIdentifier());
            statement.setString(++i, opened.payerName());
            statement.setString(++i, opened.payeeIdentifier());
            statement.setString(++i, opened.trace());
            statement.setString(++i, opened.method());
            statement.setObject(++i, opened.paymentDate());
            statement.setLong(++i, opened.paid().cents());
            statement.setTimestamp(++i, Timestamp.from(clock.instant()));
            return statement.executeUpdate() == 1 ? Optional.of(new Transaction(id, opened)) : Optional.empty();
        } catch (SQLException e) {
            throw new PostingException("The payment could not be posted", e);
        }
    }

    /** One payment being posted. */
    private final class Transaction {
        private final UUID id;
        private final Opened opened;
        private final List<ClaimPayment> payments = new ArrayList<>(BATCH);
        private final List<ProviderAdjustment> adjustments = new ArrayList<>();
        private int unmatched;
        private Money unmatchedPaid = Money.ZERO;

        private Transaction(UUID id, Opened opened) {
            this.id = id;
            this.opened = opened;
        }

        private void add(ClaimPayment payment) {
            payments.add(payment);
            if (payments.size() == BATCH) {
                postClaims();
            }
        }

        private void add(ProviderAdjustment adjustment) {
            adjustments.add(adjustment);
            if (adjustments.size() == BATCH) {
                postAdjustments();
            }
        }

        private void postClaims() {
            if (payments.isEmpty()) {
                return;
            }
            var numbers =
                    payments.stream().map(ClaimPayment::patientControlNumber).collect(Collectors.toSet());
            Map<String, Claim> byNumber = claims.lockByControlNumber(numbers).stream()
                    .collect(Collectors.toMap(Claim::controlNumber, Function.identity()));
            var rows = new ArrayList<Row>(payments.size());
            var bookings = new ArrayList<Ledger.Booking>();
            var reversed = new HashSet<UUID>();
            for (var payment : payments) {
                var row = match(payment, byNumber.get(payment.patientControlNumber()), rows, reversed);
                rows.add(row);
                if (row.claim() == null) {
                    unmatched++;
                    unmatchedPaid = unmatchedPaid.plus(payment.paid());
                } else if (payment.status().isPosted()) {
                    apply(payment, row.claim());
                    bookings.add(new Ledger.Booking(
                            Ledger.Subject.remittance(id), row.claim().id(), journalOf(payment)));
                }
            }
            entities.flush();
            insert(rows);
            ledger.book(bookings);
            entities.clear();
            payments.clear();
        }

        private Row match(ClaimPayment payment, @Nullable Claim claim, List<Row> before, Set<UUID> reversed) {
            if (claim == null) {
                return Row.unmatched(payment, UnmatchedReason.UNKNOWN_CONTROL_NUMBER);
            }
            if (claim.state().isUnsubmitted()) {
                return Row.unmatched(payment, UnmatchedReason.NOT_SUBMITTED);
            }
            boolean reversal = payment.status() == ClaimStatus.REVERSAL;
            if (!claim.charge().equals(reversal ? payment.charge().negated() : payment.charge())) {
                return Row.unmatched(payment, UnmatchedReason.CHARGE_DIFFERS);
            }
            if (!reversal) {
                return Row.matched(payment, claim, null);
            }
            var taken = paymentToReverse(payment, claim, before, reversed);
            if (taken.isEmpty()) {
                return Row.unmatched(payment, UnmatchedReason.REVERSAL_WITHOUT_PAYMENT);
            }
            reversed.add(taken.get());
            return Row.matched(payment, claim, taken.get());
        }

        /** The payment of the same amount that stands; of several the first. */
        private Optional<UUID> paymentToReverse(
                ClaimPayment reversal, Claim claim, List<Row> before, Set<UUID> reversed) {
            var paid = reversal.paid().negated();
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            select p.id from claim_payment p
                            where p.claim_id = ? and p.paid_cents = ? and p.status not in ('22', '23', '25')
                                and not exists (select 1 from claim_payment r where r.reverses_id = p.id)
                            order by p.id
                            """)) {
                statement.setObject(1, claim.id());
                statement.setLong(2, paid.cents());
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var candidate = row.getObject(1, UUID.class);
                        if (!reversed.contains(candidate)) {
                            return Optional.of(candidate);
                        }
                    }
                }
            } catch (SQLException e) {
                throw new PostingException("The payment to take back could not be looked up", e);
            }
            return before.stream()
                    .filter(row -> row.claim() == claim
                            && row.payment().status() != ClaimStatus.REVERSAL
                            && row.payment().status().isPosted()
                            && row.payment().paid().equals(paid)
                            && !reversed.contains(row.id()))
                    .map(Row::id)
                    .findFirst();
        }

        private void apply(ClaimPayment payment, Claim claim) {
            var patient = payment.adjusted(Adjustment.Disposition.PATIENT);
            outbox.append(
                    switch (payment.status()) {
                        case REVERSAL -> claim.reverse(id, payment.paid(), patient);
                        case DENIED -> claim.deny(id, payment.paid(), patient);
                        default -> claim.pay(id, payment.paid(), patient);
                    });
            if (payment.status() != ClaimStatus.DENIED) {
                var answered = answered(payment, claim.lines().size());
                var today = LocalDate.now(clock);
                var lines = payment.status() == ClaimStatus.REVERSAL
                        ? claim.linesTakenBack(id, answered, today)
                        : claim.linesPosted(id, answered, today);
                lines.forEach(outbox::append);
            }
        }

        /**
         * Numbers of the claim's lines of which something is paid or left to the patient. A payer that does not give
         * back every line's number (REF*6R) has answered the claim as a whole.
         */
        private static List<Integer> answered(ClaimPayment payment, int lines) {
            var all = IntStream.rangeClosed(1, lines).boxed().toList();
            var byNumber = payment.lines().stream()
                    .collect(Collectors.groupingBy(RemittancePart.Line::lineControl, Collectors.toList()));
            var numbers = all.stream().map(String::valueOf).collect(Collectors.toSet());
            if (payment.lines().isEmpty() || !numbers.containsAll(byNumber.keySet())) {
                return payment.paid().isZero()
                                && payment.adjusted(Adjustment.Disposition.PATIENT)
                                        .isZero()
                        ? List.of()
                        : all;
            }
            return all.stream()
                    .filter(number -> byNumber.getOrDefault(String.valueOf(number), List.of()).stream()
                            .anyMatch(RemittancePosting::isAnswered))
                    .toList();
        }

        /**
         * Moves the claim's receivable. A denied claim's write-offs are not booked: until somebody has decided what to do
         * about the denial the payer owes it.
         */
        private static Journal journalOf(ClaimPayment payment) {
            var contractual = payment.status() == ClaimStatus.DENIED
                    ? Money.ZERO
                    : payment.adjusted(Adjustment.Disposition.CONTRACTUAL);
            var patient = payment.adjusted(Adjustment.Disposition.PATIENT);
            return Journal.draft()
                    .debit(Account.REMITTANCE_CLEARING, payment.paid())
                    .debit(Account.CONTRACTUAL_ADJUSTMENTS, contractual)
                    .debit(Account.RECEIVABLE_FROM_PATIENT, patient)
                    .credit(
                            Account.RECEIVABLE_FROM_PAYER,
                            payment.paid().plus(contractual).plus(patient))
                    .balanced();
        }

        private void insert(List<Row> rows) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            insert into claim_payment (id, remittance_id, claim_id, unmatched_reason, reverses_id, segment,
                                patient_control_number, status, charge_cents, paid_cents, patient_responsibility_cents,
                                payer_control_number, detail)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                            """)) {
                for (var row : rows) {
                    var payment = row.payment();
                    int i = 0;
                    statement.setObject(++i, row.id());
                    statement.setObject(++i, id);
                    statement.setObject(
                            ++i, row.claim() == null ? null : row.claim().id());
                    statement.setString(
                            ++i, row.reason() == null ? null : row.reason().name());
                    statement.setObject(++i, row.reversesId());
                    statement.setLong(++i, payment.position().segment());
                    statement.setString(++i, payment.patientControlNumber());
                    statement.setString(++i, payment.status().code());
                    statement.setLong(++i, payment.charge().cents());
                    statement.setLong(++i, payment.paid().cents());
                    statement.setLong(++i, payment.patientResponsibility().cents());
                    statement.setString(++i, payment.payerControlNumber());
                    statement.setString(++i, detail(payment));
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException e) {
                throw new PostingException("Claim payments could not be posted", e);
            }
        }

        private void postAdjustments() {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            insert into provider_adjustment (id, remittance_id, segment, reason, reference, amount_cents)
                            values (?, ?, ?, ?, ?, ?)
                            """)) {
                for (var adjustment : adjustments) {
                    statement.setObject(1, Ids.next());
                    statement.setObject(2, id);
                    statement.setLong(3, adjustment.position().segment());
                    statement.setString(4, adjustment.reason());
                    statement.setString(5, adjustment.reference());
                    statement.setLong(6, adjustment.amount().cents());
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (SQLException e) {
                throw new PostingException("Provider adjustments could not be posted", e);
            }
            adjustments.clear();
        }

        private void close(Closed closed) {
            postClaims();
            postAdjustments();
            ledger.book(List.of(
                    new Ledger.Booking(
                            Ledger.Subject.remittance(id),
                            null,
                            Journal.draft()
                                    .debit(Account.PAYMENTS_RECEIVED, opened.paid())
                                    .debit(Account.PROVIDER_ADJUSTMENTS, closed.providerAdjustments())
                                    .credit(Account.REMITTANCE_CLEARING, closed.claimsPaid())
                                    .balanced()),
                    new Ledger.Booking(
                            Ledger.Subject.remittance(id),
                            null,
                            Journal.draft()
                                    .debit(Account.REMITTANCE_CLEARING, unmatchedPaid)
                                    .credit(Account.UNAPPLIED_PAYMENTS, unmatchedPaid)
                                    .balanced())));
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement("""
                            update remittance set claims = ?, unmatched_claims = ?, charged_cents = ?, claims_paid_cents = ?,
                                contractual_cents = ?, patient_responsibility_cents = ?, provider_adjustments_cents = ?,
                                notes = ?
                            where id = ?
                            """)) {
                int i = 0;
                statement.setInt(++i, closed.claims());
                statement.setInt(++i, unmatched);
                statement.setLong(++i, closed.charged().cents());
                statement.setLong(++i, closed.claimsPaid().cents());
                statement.setLong(++i, closed.contractual().cents());
                statement.setLong(++i, closed.patientResponsibility().cents());
                statement.setLong(++i, closed.providerAdjustments().cents());
                statement.setString(++i, String.join("\n", closed.notes()));
                statement.setObject(++i, id);
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new PostingException("The payment's totals could not be posted", e);
            }
            outbox.append(new RemittanceEvent.RemittancePosted(
                    id, opened.paymentDate(), opened.paid(), closed.claims(), unmatched));
        }
    }

    /** What the payer stated, as it is kept: without positions but the line's own, amounts as decimals. */
    private record Detail(List<StatedAdjustment> adjustments, List<StatedLine> lines) {}

    private record StatedAdjustment(String group, String reason, String amount) {

        static List<StatedAdjustment> of(List<Adjustment> adjustments) {
            return adjustments.stream()
                    .map(stated -> new StatedAdjustment(
                            stated.group(), stated.reason(), stated.amount().amount()))
                    .toList();
        }
    }

    private record StatedLine(
            long segment,
            String procedure,
            String charge,
            String paid,
            String lineControl,
            @Nullable LocalDate serviceDate,
            List<StatedAdjustment> adjustments,
            List<String> remarks) {}

    private static boolean isAnswered(RemittancePart.Line line) {
        return !line.paid().isZero()
                || line.adjustments().stream()
                        .anyMatch(adjustment -> adjustment.disposition() == Adjustment.Disposition.PATIENT
                                && !adjustment.amount().isZero());
    }

    private static String detail(ClaimPayment payment) {
        var lines = payment.lines().stream()
                .map(line -> new StatedLine(
                        line.position().segment(),
                        line.procedure(),
                        line.charge().amount(),
                        line.paid().amount(),
                        line.lineControl(),
                        line.serviceDate(),
                        StatedAdjustment.of(line.adjustments()),
                        line.remarks()))
                .toList();
        try {
            return DETAIL.writeValueAsString(new Detail(StatedAdjustment.of(payment.adjustments()), lines));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A claim payment cannot be written as JSON", e);
        }
    }

    /** A claim payment on its way into the database. */
    private record Row(
            UUID id,
            ClaimPayment payment,
            @Nullable Claim claim,
            @Nullable UnmatchedReason reason,
            @Nullable UUID reversesId) {

        static Row matched(ClaimPayment payment, Claim claim, @Nullable UUID reversesId) {
            return new Row(Ids.next(), payment, claim, null, reversesId);
        }

        static Row unmatched(ClaimPayment payment, UnmatchedReason reason) {
            return new Row(Ids.next(), payment, null, reason, null);
        }
    }
}
