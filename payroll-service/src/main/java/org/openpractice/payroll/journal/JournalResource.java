package org.openpractice.payroll.journal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;

/** Journals of a run as they were told to the general ledger. */
@Path("/pay-runs/{payRunId}/journals")
@RunOnVirtualThread
public class JournalResource {

    private final PostJournal journals;

    JournalResource(PostJournal journals) {
        this.journals = journals;
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public List<PostJournal.Journal> list(@PathParam("payRunId") UUID payRunId) {
        return journals.of(payRunId);
    }
}
