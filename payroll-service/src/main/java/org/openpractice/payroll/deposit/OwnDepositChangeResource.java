package org.openpractice.payroll.deposit;

import static org.openpractice.platform.identity.Roles.OWN_RECORD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Where the net pay of whoever asks goes: every version, and a new one that waits for a second person. */
@Path("/me/direct-deposit-changes")
@RunOnVirtualThread
class OwnDepositChangeResource {

    /**
     * A version of where the net pay goes, as the person who is paid sees it: not how payroll made sure.
     *
     * @param proposedBy who asked for it; the own user name unless somebody else did
     * @param decidedAt when a second person verified or rejected it
     * @param accounts numbers are masked
     */
    public record OwnDepositChange(
            UUID id,
            LocalDate effectiveFrom,
            DirectDepositChange.Origin origin,
            DirectDepositChange.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable Instant decidedAt,
            List<DirectDepositChangeView.Account> accounts)
            implements Identified {

        static OwnDepositChange of(DirectDepositChangeView change) {
            return new OwnDepositChange(
                    change.id(),
                    change.effectiveFrom(),
                    change.origin(),
                    change.state(),
                    change.proposedBy(),
                    change.proposedAt(),
                    change.decidedAt(),
                    change.accounts());
        }
    }

    private final OwnDepositChanges changes;

    OwnDepositChangeResource(OwnDepositChanges changes) {
        this.changes = changes;
    }

    /** Every version, whoever asked for it. */
    @GET
    @SortedBy("effectiveFrom")
    @Transactional
    @RolesAllowed(OWN_RECORD)
    public Page<OwnDepositChange> list(@BeanParam @Valid OwnDepositChanges.Asked asked) {
        return changes.list(asked).page(change -> OwnDepositChange.of(changes.view(change)));
    }

    /** One version. */
    @GET
    @Path("{changeId}")
    @RolesAllowed(OWN_RECORD)
    public OwnDepositChange read(UUID changeId) {
        return OwnDepositChange.of(changes.read(changeId));
    }

    /** Asks for other accounts. Nothing is paid to them before a second person of payroll has verified the change. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(OWN_RECORD)
    public OwnDepositChange propose(ProposeDirectDeposit.Request request) {
        return OwnDepositChange.of(changes.propose(request));
    }
}
