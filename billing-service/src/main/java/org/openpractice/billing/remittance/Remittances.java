package org.openpractice.billing.remittance;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;

/** Posted payments and what they say about claims. */
@ApplicationScoped
class Remittances {

    private static final String REMITTANCE = """
            select id, file_id, set_control, segment, payer_identifier, payer_name, payee_identifier, trace, method,
                payment_date, paid_cents, claims, unmatched_claims, charged_cents, claims_paid_cents, contractual_cents,
                patient_responsibility_cents, provider_adjustments_cents, notes, posted_at
            from remittance
            """;
    private static final String CLAIM_PAYMENT = """
            select id, remittance_id, claim_id, unmatched_reason, reverses_id, segment, patient_control_number, status,
                charge_cents, paid_cents, patient_responsibility_cents, payer_control_number
            from claim_payment
            """;

    private final AgroalDataSource dataSource;

    Remittances(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<RemittanceView> find(UUID id) {
        return query(REMITTANCE + " where id = ?", Remittances::remittance, id).stream()
                .findFirst();
    }

    List<RemittanceView> inFile(UUID fileId, int most) {
        return query(REMITTANCE + " where file_id = ? order by id limit ?", Remittances::remittance, fileId, most);
    }

    List<RemittanceView> all(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : query(REMITTANCE + " where id = any (?) order by id", Remittances::remittance, (Object)
                        ids.toArray(UUID[]::new));
    }

    List<RemittanceView> page(UUID after, @Nullable UUID fileId, int most) {
        return fileId == null
                ? query(REMITTANCE + " where id > ? order by id limit ?", Remittances::remittance, after, most)
                : query(
                        REMITTANCE + " where id > ? and file_id = ? order by id limit ?",
                        Remittances::remittance,
                        after,
                        fileId,
                        most);
    }

    List<ClaimPaymentView> claimPayments(UUID remittanceId, UUID after, int most) {
        return query(
                CLAIM_PAYMENT + " where remittance_id = ? and id > ? order by id limit ?",
                Remittances::claimPayment,
                remittanceId,
                after,
                most);
    }

    List<ClaimPaymentView> unmatched(UUID after, int most) {
        return query(
                CLAIM_PAYMENT + " where claim_id is null and id > ? order by id limit ?",
                Remittances::claimPayment,
                after,
                most);
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        try (var connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                if (parameters[at] instanceof UUID[] ids) {
                    statement.setArray(at + 1, connection.createArrayOf("uuid", ids));
                } else {
                    statement.setObject(at + 1, parameters[at]);
                }
            }
            var rows = new ArrayList<T>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new PostingException("Remittances could not be read", e);
        }
    }

    private static RemittanceView remittance(ResultSet row) throws SQLException {
        return new RemittanceView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, LocalDate.class),
                Money.ofCents(row.getLong(11)),
                row.getInt(12),
                row.getInt(13),
                Money.ofCents(row.getLong(14)),
                Money.ofCents(row.getLong(15)),
                Money.ofCents(row.getLong(16)),
                Money.ofCents(row.getLong(17)),
                Money.ofCents(row.getLong(18)),
                row.getString(19).lines().toList(),
                row.getTimestamp(20).toInstant());
    }

    private static ClaimPaymentView claimPayment(ResultSet row) throws SQLException {
        var reason = row.getString(4);
        return new ClaimPaymentView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                reason == null ? null : UnmatchedReason.valueOf(reason),
                row.getObject(5, UUID.class),
                row.getLong(6),
                row.getString(7),
                ClaimStatus.of(row.getString(8)),
                Money.ofCents(row.getLong(9)),
                Money.ofCents(row.getLong(10)),
                Money.ofCents(row.getLong(11)),
                row.getString(12));
    }
}
