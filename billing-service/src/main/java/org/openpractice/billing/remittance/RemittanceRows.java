package org.openpractice.billing.remittance;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.StandingPayment;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/** Rows of remittances being posted: plain SQL in batches, since one payment may bring a hundred thousand of them. */
@ApplicationScoped
class RemittanceRows {

    private final AgroalDataSource dataSource;
    private final Clock clock;

    RemittanceRows(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Opens a remittance with totals of nothing; false when the same payment was posted before. */
    boolean open(UUID id, UUID fileId, Opened opened) {
        return execute("The payment could not be posted", """
                insert into remittance (id, file_id, set_control, segment, payer_identifier, payer_name,
                    payee_identifier, trace, method, payment_date, paid_cents, claims, unmatched_claims,
                    charged_cents, claims_paid_cents, contractual_cents, patient_responsibility_cents,
                    provider_adjustments_cents, notes, posted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, '', ?)
                on conflict on constraint remittance_once do nothing
                """, statement -> {
            set(
                    statement,
                    id,
                    fileId,
                    opened.setControl(),
                    opened.position().segment(),
                    opened.payerIdentifier(),
                    opened.payerName(),
                    opened.payeeIdentifier(),
                    opened.trace(),
                    opened.method(),
                    opened.paymentDate(),
                    opened.paid().cents(),
                    Timestamp.from(clock.instant()));
            return statement.executeUpdate() == 1;
        });
    }

    /** The remittance of the same payment that was posted before. */
    UUID sameAs(Opened opened) {
        return execute("The earlier payment could not be read", """
                select id from remittance
                where payer_identifier = ? and trace = ? and paid_cents = ? and payment_date = ?
                """, statement -> {
            set(
                    statement,
                    opened.payerIdentifier(),
                    opened.trace(),
                    opened.paid().cents(),
                    opened.paymentDate());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("A payment was there and is gone");
                }
                return row.getObject(1, UUID.class);
            }
        });
    }

    /** Payments of these claims that were not taken back, in the order in which they were posted. */
    List<StandingPayment> standing(Collection<UUID> claimIds) {
        if (claimIds.isEmpty()) {
            return List.of();
        }
        return execute("The payments to take back could not be looked up", """
                select p.id, p.claim_id, p.paid_cents from claim_payment p
                where p.claim_id = any (?) and p.status not in ('22', '23', '25')
                    and not exists (select 1 from claim_payment r where r.reverses_id = p.id)
                order by p.id
                """, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", claimIds.toArray()));
            var standing = new ArrayList<StandingPayment>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    standing.add(new StandingPayment(
                            row.getObject(1, UUID.class), row.getObject(2, UUID.class), Money.ofCents(row.getLong(3))));
                }
            }
            return standing;
        });
    }

    void insertPayments(UUID remittanceId, List<PostedPayment> payments) {
        execute("Claim payments could not be posted", """
                insert into claim_payment (id, remittance_id, claim_id, unmatched_reason, reverses_id, segment,
                    patient_control_number, status, charge_cents, paid_cents, patient_responsibility_cents,
                    payer_control_number, detail)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, statement -> {
            for (var payment : payments) {
                statement.setObject(1, payment.id());
                statement.setObject(2, remittanceId);
                switch (payment.match()) {
                    case Matched matched -> {
                        statement.setObject(3, matched.claim().id());
                        statement.setString(4, null);
                        statement.setObject(5, matched.takesBack());
                    }
                    case Unmatched unmatched -> {
                        statement.setObject(3, null);
                        statement.setString(4, unmatched.reason().name());
                        statement.setObject(5, null);
                    }
                }
                var stated = payment.stated();
                statement.setLong(6, stated.position().segment());
                statement.setString(7, stated.patientControlNumber());
                statement.setString(8, stated.status().code());
                statement.setLong(9, stated.charge().cents());
                statement.setLong(10, stated.paid().cents());
                statement.setLong(11, stated.patientResponsibility().cents());
                statement.setString(12, stated.payerControlNumber());
                statement.setString(13, StatedDetail.of(stated).json());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    void insertAdjustments(UUID remittanceId, List<ProviderAdjustment> adjustments) {
        execute("Provider adjustments could not be posted", """
                insert into provider_adjustment (id, remittance_id, segment, reason, reference, amount_cents)
                values (?, ?, ?, ?, ?, ?)
                """, statement -> {
            for (var adjustment : adjustments) {
                set(
                        statement,
                        Ids.next(),
                        remittanceId,
                        adjustment.position().segment(),
                        adjustment.reason(),
                        adjustment.reference(),
                        adjustment.amount().cents());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** States what a remittance came to. */
    void close(UUID id, Closed closed, int unmatchedClaims) {
        var totals = closed.totals();
        execute("The payment's totals could not be posted", """
                update remittance set claims = ?, unmatched_claims = ?, charged_cents = ?, claims_paid_cents = ?,
                    contractual_cents = ?, patient_responsibility_cents = ?, provider_adjustments_cents = ?, notes = ?
                where id = ?
                """, statement -> {
            set(
                    statement,
                    totals.claims(),
                    unmatchedClaims,
                    totals.charged().cents(),
                    totals.claimsPaid().cents(),
                    totals.contractual().cents(),
                    totals.patientResponsibility().cents(),
                    totals.providerAdjustments().cents(),
                    String.join("\n", closed.notes()),
                    id);
            return statement.executeUpdate();
        });
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T execute(String failure, String sql, Work<T> work) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new PostingException(failure, e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int at = 0; at < parameters.length; at++) {
            statement.setObject(at + 1, parameters[at]);
        }
    }
}
