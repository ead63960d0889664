package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.Resolved;
import org.openpractice.billing.remittance.PaymentMatching.TakesBackWaiting;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.PaymentMatching.Waiting;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.sql.Row;
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

    /**
     * Opens a remittance with totals of nothing; false when the same payment was posted before.
     *
     * @param content digest of what it says; it tells payments of nothing apart, which payers give one trace number (X12
     *     RFI 604, 1847)
     */
    boolean open(UUID id, UUID fileId, Opened opened, String content) {
        return sql.update("""
                        insert into remittance (id, file_id, set_control, segment, payer_identifier, payer_name,
                            payee_identifier, trace, method, payment_date, paid_cents, claims, unmatched_claims,
                            charged_cents, claims_paid_cents, contractual_cents, patient_responsibility_cents,
                            provider_adjustments_cents, notes, posted_at, content)
                        values (:id, :file, :setControl, :segment, :payerIdentifier, :payerName, :payeeIdentifier,
                            :trace, :method, :paymentDate, :paid, 0, 0, 0, 0, 0, 0, 0, '', :postedAt, :content)
                        on conflict do nothing
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
                        .set("content", content)
                        .run()
                == 1;
    }

    /** The remittance of the same payment that was posted before, and whether it said the same. */
    SameBefore sameAs(Opened opened, String content) {
        return sql.query("""
                        select id, content in ('', :content) as same_content from remittance
                        where payer_identifier = :payerIdentifier and trace = :trace and paid_cents = :paid
                            and payment_date = :paymentDate and (paid_cents <> 0 or content = :content)
                        """)
                .set("payerIdentifier", opened.payerIdentifier())
                .set("trace", opened.trace())
                .set("paid", opened.paid())
                .set("paymentDate", opened.paymentDate())
                .set("content", content)
                .one(row -> new SameBefore(row.uuid("id"), row.flag("same_content")));
    }

    /** A payment that was posted before. */
    record SameBefore(UUID id, boolean saysTheSame) {}

    /** Answers to these claims that were not taken back, in the order in which they were posted. */
    List<Answer> standing(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return List.of();
        }
        var byId = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        return sql.query("""
                        select p.*, r.payer_identifier from claim_payment p
                            join remittance r on r.practice_group_id = p.practice_group_id and r.id = p.remittance_id
                        where p.claim_id = any (:claims)
                            and (p.status not in ('22', '23', '25') or p.decided_contractual_cents is not null)
                            and not exists (select 1 from claim_payment t
                                where t.practice_group_id = p.practice_group_id and t.reverses_id = p.id)
                        order by p.id
                        """).set("claims", byId.keySet()).list(row -> {
            var claim = Objects.requireNonNull(byId.get(row.uuid("claim_id")));
            var stated = StatedDetail.read(row);
            var contractual = row.orNull("decided_contractual_cents", Row::money);
            return contractual == null
                    ? Answer.of(row.uuid("id"), row.string("payer_identifier"), stated, claim)
                    : Answer.decided(
                            row.uuid("id"),
                            row.string("payer_identifier"),
                            stated,
                            claim,
                            new Answer.Decided(contractual, row.money("decided_patient_cents")));
        });
    }

    private static final String WAITING = """
            select p.*, r.payer_identifier from claim_payment p
                join remittance r on r.practice_group_id = p.practice_group_id and r.id = p.remittance_id
            where p.claim_id is null and p.resolution is null and\s""";

    /** What waits with the control numbers of these claims, in the order in which it came; held until the transaction ends. */
    List<Waiting> waiting(Collection<Claim> claims) {
        return claims.isEmpty()
                ? List.of()
                : sql.query(WAITING + "p.patient_control_number = any (:numbers) order by p.id for update of p")
                        .set(
                                "numbers",
                                claims.stream().map(Claim::controlNumber).toList())
                        .list(RemittanceRows::waiting);
    }

    /** What waits because of a payer that pays under these identifiers, the next of them in the order in which it came. */
    List<Waiting> waitingForPayer(Collection<String> identifiers, UUID after, int most) {
        return sql.query(WAITING + """
                        p.unmatched_reason = 'PAYER_DIFFERS' and r.payer_identifier = any (:identifiers) and p.id > :after
                        order by p.id limit :most""")
                .set("identifiers", identifiers)
                .set("after", after)
                .set("most", most)
                .list(RemittanceRows::waiting);
    }

    /** A payment that waits, held until the transaction ends; empty when it does not wait. */
    Optional<Waiting> lockWaiting(UUID id) {
        return sql.query(WAITING + "p.id = :id for update of p").set("id", id).first(RemittanceRows::waiting);
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.uuid("id"),
                row.uuid("remittance_id"),
                row.string("payer_identifier"),
                row.constant("unmatched_reason", UnmatchedReason.class),
                StatedDetail.read(row));
    }

    /** Notes what payments wait for now. */
    void waitFor(Map<UUID, UnmatchedReason> reasons) {
        sql.<Map.Entry<UUID, UnmatchedReason>>batch(
                "update claim_payment set unmatched_reason = :reason where id = :id",
                reasons.entrySet(),
                (row, each) -> {
                    row.set("id", each.getKey());
                    row.set("reason", each.getValue());
                });
    }

    /** Notes what became of payments that had waited. */
    void resolve(Collection<Resolved> resolved, String by, @Nullable String note, Answer.@Nullable Decided decided) {
        sql.<Resolved>batch("""
                        update claim_payment set claim_id = :claim, resolution = :resolution, resolved_by = :by,
                            resolved_at = :at, note = :note, decided_contractual_cents = :contractual,
                            decided_patient_cents = :patient
                        where id = :id
                        """, resolved, (row, each) -> {
            boolean applied = each.resolution() == Resolution.APPLIED;
            row.set("id", each.waiting().id());
            row.set("claim", each.claimId());
            row.set("resolution", each.resolution());
            row.set("by", by);
            row.set("at", clock.instant());
            row.set("note", note);
            row.set("contractual", applied && decided != null ? decided.contractual() : null);
            row.set("patient", applied && decided != null ? decided.patient() : null);
        });
    }

    void insertPayments(UUID remittanceId, List<PostedPayment> payments) {
        sql.<PostedPayment>batch("""
                        insert into claim_payment (id, remittance_id, claim_id, unmatched_reason, reverses_id, segment,
                            patient_control_number, status, charge_cents, paid_cents, patient_responsibility_cents,
                            payer_control_number, detail, resolution)
                        values (:id, :remittance, :claim, :reason, :reverses, :segment, :patientControlNumber, :status,
                            :charge, :paid, :patientResponsibility, :payerControlNumber, :detail::jsonb, :resolution)
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
                case TakesBackWaiting reversal -> {
                    row.set("claim", null);
                    row.set("reason", reversal.reason());
                    row.set("reverses", reversal.takesBack());
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
            row.set("resolution", payment.resolution());
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

    /** How many claim payments of a remittance wait. */
    int waitingIn(UUID id) {
        return sql.query("""
                        select count(*) as waiting from claim_payment
                        where remittance_id = :id and claim_id is null and resolution is null
                        """).set("id", id).one(row -> Math.toIntExact(row.number("waiting")));
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
