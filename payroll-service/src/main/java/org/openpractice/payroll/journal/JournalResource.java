package org.openpractice.payroll.journal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;

/** Journals of a run as they were told to the general ledger. */
@Path("/pay-runs/{payRunId}/journals")
@RunOnVirtualThread
class JournalResource {

    private final PostJournal journals;
    private final Audit audit;

    JournalResource(PostJournal journals, Audit audit) {
        this.journals = journals;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public List<PostJournal.Journal> list(@PathParam("payRunId") UUID payRunId) {
        // A department of one tells what that one is paid.
        audit.record("read journals", "pay-run", payRunId);
        return journals.of(payRunId);
    }
}
