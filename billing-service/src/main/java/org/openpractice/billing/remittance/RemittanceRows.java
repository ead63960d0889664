package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.StandingPayment;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Sql;

/** Rows of remittances being posted: plain SQL in batches, since one payment may bring a hundred thousand of them. */
@ApplicationScoped
class RemittanceRows {

    private final Sql sql;
    private final Clock clock;

    RemittanceRows(Sql sql, Clock clock) {
        this.sql = sql.direct();
        this.clock = clock;
    }

    /** Opens a remittance with totals of nothing; false when the same payment was posted before. */
    boolean open(UUID id, UUID fileId, Opened opened) {
        return sql.update("""
                        insert into remittance (id, file_id, set_control, segment, payer_identifier, payer_name,
                            payee_identifier, trace, method, payment_date, paid_cents, claims, unmatched_claims,
                            charged_cents, claims_paid_cents, contractual_cents, patient_responsibility_cents,
                            provider_adjustments_cents, notes, posted_at)
                        values (:id, :file, :setControl, :segment, :payerIdentifier, :payerName, :payeeIdentifier,
                            :trace, :method, :paymentDate, :paid, 0, 0, 0, 0, 0, 0, 0, '', :postedAt)
                        on conflict on constraint remittance_once do nothing
                        """)
                        .set("id", id)
                        .set("file", fileId)
                        .set("setControl", opened.setControl())
                        .set("segment", opened.position().segment())
                        .set("payerIdentifier", opened.payerIdentifier())
                        .set("payerName", opened.payerName())
                        .set("payeeIdentifier", opened.payeeIdentifier())
                        .set("trace", opened.trace())
                        .set("method", opened.method())
                        .set("paymentDate", opened.paymentDate())
                        .set("paid", opened.paid())
                        .set("postedAt", clock.instant())
                        .run()
                == 1;
    }

    /** The remittance of the same payment that was posted before. */
    UUID sameAs(Opened opened) {
        return sql.query("""
                        select id from remittance
                        where payer_identifier = :payerIdentifier and trace = :trace and paid_cents = :paid
                            and payment_date = :paymentDate
                        """)
                .set("payerIdentifier", opened.payerIdentifier())
                .set("trace", opened.trace())
                .set("paid", opened.paid())
                .set("paymentDate", opened.paymentDate())
                .one(row -> row.uuid("id"));
    }

    /** Payments of these claims that were not taken back, in the order in which they were posted. */
    List<StandingPayment> standing(Collection<UUID> claimIds) {
        return claimIds.isEmpty()
                ? List.of()
                : sql.query("""
                                select p.id, p.claim_id, p.paid_cents from claim_payment p
                                where p.claim_id = any (:claims) and p.status not in ('22', '23', '25')
                                    and not exists (select 1 from claim_payment r where r.reverses_id = p.id)
                                order by p.id
                                """)
                        .set("claims", claimIds)
                        .list(row ->
                                new StandingPayment(row.uuid("id"), row.uuid("claim_id"), row.money("paid_cents")));
    }

    void insertPayments(UUID remittanceId, List<PostedPayment> payments) {
        sql.<PostedPayment>batch("""
                        insert into claim_payment (id, remittance_id, claim_id, unmatched_reason, reverses_id, segment,
                            patient_control_number, status, charge_cents, paid_cents, patient_responsibility_cents,
                            payer_control_number, detail)
                        values (:id, :remittance, :claim, :reason, :reverses, :segment, :patientControlNumber, :status,
                            :charge, :paid, :patientResponsibility, :payerControlNumber, :detail::jsonb)
                        """, payments, (row, payment) -> {
            row.set("id", payment.id());
            row.set("remittance", remittanceId);
            switch (payment.match()) {
                case Matched matched -> {
                    row.set("claim", matched.claim().id());
                    row.set("reason", null);
                    row.set("reverses", matched.takesBack());
                }
                case Unmatched unmatched -> {
                    row.set("claim", null);
                    row.set("reason", unmatched.reason());
                    row.set("reverses", null);
                }
            }
            var stated = payment.stated();
            row.set("segment", stated.position().segment());
            row.set("patientControlNumber", stated.patientControlNumber());
            row.set("status", stated.status().code());
            row.set("charge", stated.charge());
            row.set("paid", stated.paid());
            row.set("patientResponsibility", stated.patientResponsibility());
            row.set("payerControlNumber", stated.payerControlNumber());
            row.set("detail", StatedDetail.of(stated).json());
        });
    }

    void insertAdjustments(UUID remittanceId, List<ProviderAdjustment> adjustments) {
        sql.<ProviderAdjustment>batch("""
                        insert into provider_adjustment (id, remittance_id, segment, reason, reference, amount_cents)
                        values (:id, :remittance, :segment, :reason, :reference, :amount)
                        """, adjustments, (row, adjustment) -> {
            row.set("id", Ids.next());
            row.set("remittance", remittanceId);
            row.set("segment", adjustment.position().segment());
            row.set("reason", adjustment.reason());
            row.set("reference", adjustment.reference());
            row.set("amount", adjustment.amount());
        });
    }

    /** States what a remittance came to. */
    void close(UUID id, Closed closed, int unmatchedClaims) {
        var totals = closed.totals();
        sql.update("""
                        update remittance set claims = :claims, unmatched_claims = :unmatchedClaims,
                            charged_cents = :charged, claims_paid_cents = :claimsPaid, contractual_cents = :contractual,
                            patient_responsibility_cents = :patientResponsibility,
                            provider_adjustments_cents = :providerAdjustments, notes = :notes
                        where id = :id
                        """)
                .set("claims", totals.claims())
                .set("unmatchedClaims", unmatchedClaims)
                .set("charged", totals.charged())
                .set("claimsPaid", totals.claimsPaid())
                .set("contractual", totals.contractual())
                .set("patientResponsibility", totals.patientResponsibility())
                .set("providerAdjustments", totals.providerAdjustments())
                .set("notes", String.join("\n", closed.notes()))
                .set("id", id)
                .run();
    }
}
