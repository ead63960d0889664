package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.OWN_RECORD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** The own Forms W-2 of whoever asks, as they were filed. */
@Path("/me/w-2s")
@RunOnVirtualThread
class OwnW2Resource {

    /** A year with a Form W-2. */
    public record OwnW2Year(int year, Instant filedAt) {

        static OwnW2Year of(W2Filing filing) {
            return new OwnW2Year(filing.year(), FiledW2.filedAt(filing));
        }
    }

    private final OwnW2s w2s;

    OwnW2Resource(OwnW2s w2s) {
        this.w2s = w2s;
    }

    /** The years for which a Form W-2 was filed. */
    @GET
    @SortedBy("year")
    @Transactional
    @RolesAllowed(OWN_RECORD)
    public Page<OwnW2Year> list(@BeanParam @Valid ListRequest asked) {
        return w2s.list(asked).page(statement -> OwnW2Year.of(w2s.filing(statement)));
    }

    /** The boxes of the own Form W-2 of a year as they were filed. */
    @GET
    @Path("{year}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(OWN_RECORD)
    public FiledW2 read(int year) {
        return w2s.read(year);
    }

    /** The same as a document. It is not Copy B, C or 2 of Form W-2, which the employer furnishes. */
    @GET
    @Path("{year}")
    @Produces("application/pdf")
    @RolesAllowed(OWN_RECORD)
    public byte[] pdf(int year) {
        return w2s.read(year).pdf();
    }
}
