package org.openpractice.billing.remittance;

import static org.openpractice.platform.identity.Roles.BILL;
import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Posted payments and the queue of what could not be matched. */
@Path("/")
@RolesAllowed(READ_LEDGER)
@RunOnVirtualThread
class RemittanceResource {

    private final Remittances remittances;
    private final RecordedPayments payments;
    private final ResolvePayment resolve;
    private final Audit audit;

    RemittanceResource(Remittances remittances, RecordedPayments payments, ResolvePayment resolve, Audit audit) {
        this.remittances = remittances;
        this.payments = payments;
        this.resolve = resolve;
        this.audit = audit;
    }

    /** Lists the payments that remittances told of. */
    @GET
    @Path("remittances")
    @SortedBy({"payerName", "paymentDate", "postedAt"})
    public Page<RemittanceView> list(@BeanParam @Valid Remittances.Asked asked) {
        return remittances.list(asked).page(Remittance::view);
    }

    /** One payment. */
    @GET
    @Path("remittances/{id}")
    @Transactional
    public RemittanceView get(UUID id) {
        return remittances.get(id).view();
    }

    /** What the payment says about each claim. */
    @GET
    @Path("remittances/{id}/claim-payments")
    @SortedBy({"patientControlNumber", "segment"})
    @Transactional
    public Page<ClaimPaymentView> claimPayments(UUID id, @BeanParam @Valid RecordedPayments.Asked asked) {
        remittances.get(id);
        audit.record(Verb.READ, "remittance", id);
        return payments.of(id, asked).page(RecordedPayment::view);
    }

    /** Claim payments that wait for a person; their money is booked as unapplied. */
    @GET
    @Path("unmatched-claim-payments")
    @SortedBy({"patientControlNumber", "segment"})
    public Page<ClaimPaymentView> unmatched(@BeanParam @Valid RecordedPayments.UnmatchedAsked asked) {
        audit.record(Verb.READ, "claim-payment", null);
        return payments.unmatched(asked).page(RecordedPayment::view);
    }

    /**
     * Applies a payment that waits to a claim. What it writes off and leaves to the patient says the person who applies it:
     * the payer's own word did not fit the claim.
     */
    @POST
    @Path("unmatched-claim-payments/{id}/apply")
    @Idempotent
    @RolesAllowed(BILL)
    public ClaimPaymentView apply(UUID id, @Valid ResolvePayment.ApplyRequest request) {
        return resolve.apply(id, request).view();
    }

    /**
     * Takes a payment that is for no claim out of the queue. Its money stays among the unapplied payments, owed to the payer,
     * until the payer takes it back.
     */
    @POST
    @Path("unmatched-claim-payments/{id}/set-aside")
    @Idempotent
    @RolesAllowed(BILL)
    public ClaimPaymentView setAside(UUID id, @Valid ResolvePayment.SetAsideRequest request) {
        return resolve.setAside(id, request).view();
    }
}
