package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/**
 * Settlements of provider contracts and their statements, for those who make and approve them. A provider reads the own
 * ones below {@code /me}.
 */
@Path("/")
@RunOnVirtualThread
class ProviderSettlementResource {

    private final SettleProvider settleProvider;
    private final ProviderSettlements settlements;
    private final ProviderStatements statements;
    private final Audit audit;

    ProviderSettlementResource(
            SettleProvider settleProvider,
            ProviderSettlements settlements,
            ProviderStatements statements,
            Audit audit) {
        this.settleProvider = settleProvider;
        this.settlements = settlements;
        this.statements = statements;
        this.audit = audit;
    }

    /** Takes no Idempotency-Key: while a draft waits, there is no other. */
    @POST
    @Path("provider-settlements")
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public ProviderSettlementView draft(SettleProvider.Request request) {
        return ProviderSettlementView.of(settleProvider.draft(request));
    }

    /** Lists settlements of provider contracts. */
    @GET
    @Path("provider-settlements")
    @SortedBy("periodEndsOn")
    @RolesAllowed(READ_PAYROLL)
    public Page<ProviderSettlementView> list(@BeanParam @Valid ProviderSettlements.Asked asked) {
        audit.record(READ, "provider-settlement", null);
        return settlements.list(asked).page(ProviderSettlementView::of);
    }

    /** One settlement with its lines. */
    @GET
    @Path("provider-settlements/{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public ProviderSettlementView get(UUID id) {
        var settlement = settlements.get(id);
        audit.record(READ, "provider-settlement", id);
        return ProviderSettlementView.of(settlement);
    }

    /** Approves a settlement, so that the next run pays it. */
    @POST
    @Path("provider-settlements/{id}/approval")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public ProviderSettlementView approve(UUID id, @BeanParam IfMatch ifMatch) {
        return ProviderSettlementView.of(settleProvider.approve(id, ifMatch));
    }

    /** Withdraws a settlement that was not paid. */
    @POST
    @Path("provider-settlements/{id}/withdrawal")
    @RolesAllowed(RUN_PAYROLL)
    public ProviderSettlementView withdraw(UUID id, @BeanParam IfMatch ifMatch) {
        return ProviderSettlementView.of(settleProvider.withdraw(id, ifMatch));
    }

    /** The settlement down to each line of a claim. */
    @GET
    @Path("provider-statements/{id}")
    @RolesAllowed(APPROVE_PAYROLL)
    @Transactional
    public ProviderStatement statement(UUID id) {
        audit.record(READ, "provider-statement", id);
        return statements.of(id);
    }
}
