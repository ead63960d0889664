package org.openpractice.payroll.compensation;

import static org.openpractice.platform.identity.Roles.PROVIDER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.login.OwnRecord;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;

/** The own settlements of the provider who asks, once a second person has approved them. */
@Path("/me/provider-statements")
@RunOnVirtualThread
class OwnProviderStatementResource {

    private final OwnRecord ownRecord;
    private final ProviderSettlements settlements;
    private final ProviderStatements statements;
    private final EntityManager entities;
    private final Audit audit;

    OwnProviderStatementResource(
            OwnRecord ownRecord,
            ProviderSettlements settlements,
            ProviderStatements statements,
            EntityManager entities,
            Audit audit) {
        this.ownRecord = ownRecord;
        this.settlements = settlements;
        this.statements = statements;
        this.entities = entities;
        this.audit = audit;
    }

    /** The own settlements. */
    @GET
    @SortedBy("periodEndsOn")
    @Transactional
    @RolesAllowed(PROVIDER)
    public Page<ProviderSettlementView> list(@BeanParam @Valid ListRequest asked) {
        audit.record(Verb.READ, "provider-settlement", null);
        return ListOf.entities(entities, ProviderSettlement.class, asked)
                .where("e.employeeId = ?", ownRecord.employee())
                .where("e.state = ?", ProviderSettlement.State.APPROVED)
                .search("e.drafted.by")
                .sort("periodEndsOn", LocalDate.class, "e.periodEndsOn")
                .page(ProviderSettlementView::of);
    }

    /** One own settlement down to each line of a claim. */
    @GET
    @Path("{settlementId}")
    @Transactional
    @RolesAllowed(PROVIDER)
    public ProviderStatement read(UUID settlementId) {
        var employee = ownRecord.employee();
        var settlement = settlements
                .findByIdOptional(settlementId)
                .filter(found ->
                        found.employeeId().equals(employee) && found.state() == ProviderSettlement.State.APPROVED)
                .orElseThrow(PlatformProblem::notFound);
        audit.record(Verb.READ, "provider-statement", settlement.id());
        return statements.of(settlement.id());
    }
}
