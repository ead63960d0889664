package org.openpractice.payroll.journal;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;

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

    /** Lists the journals of a run as the general ledger was told of them. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public List<PostJournal.Journal> list(UUID payRunId) {
        // A department of one tells what that one is paid.
        audit.record(READ, "journals", payRunId);
        return journals.of(payRunId);
    }
}
