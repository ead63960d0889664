package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/** Figures of the employer's federal returns, each reconciled to the runs. */
@Path("/")
@RunOnVirtualThread
class FederalReturnResource {

    private final PrepareReturns prepareReturns;
    private final Audit audit;

    FederalReturnResource(PrepareReturns prepareReturns, Audit audit) {
        this.prepareReturns = prepareReturns;
        this.audit = audit;
    }

    @GET
    @Path("form-941")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Form941 form941(
            @QueryParam("year") @Min(2000) @Max(2100) int year, @QueryParam("quarter") @Min(1) @Max(4) int quarter) {
        audit.record(Verb.READ, "form-941", null);
        return prepareReturns.form941(new Quarter(year, quarter));
    }

    @GET
    @Path("form-940")
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public Form940 form940(@QueryParam("year") @Min(2000) @Max(2100) int year) {
        audit.record(Verb.READ, "form-940", null);
        return prepareReturns.form940(year);
    }
}
