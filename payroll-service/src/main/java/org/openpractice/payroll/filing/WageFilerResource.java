package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.problem.PlatformProblem;

/** Who files wage statements, with address and contact. */
@Path("/wage-filer")
@RunOnVirtualThread
class WageFilerResource {

    /** Who files, as it was set up. */
    public record WageFilerView(
            String userId,
            String kindOfEmployer,
            PostalAddress address,
            String contactName,
            String contactPhone,
            String contactEmail,
            long version)
            implements Versioned {}

    private final SetUpWageFiler setUpWageFiler;
    private final WageFilers filers;

    WageFilerResource(SetUpWageFiler setUpWageFiler, WageFilers filers) {
        this.setUpWageFiler = setUpWageFiler;
        this.filers = filers;
    }

    /** Says who files wage statements, with address and contact. */
    @PUT
    @RolesAllowed(RUN_PAYROLL)
    public WageFilerView setUp(@BeanParam IfMatch ifMatch, SetUpWageFiler.Request request) {
        return setUpWageFiler.setUp(ifMatch, request).view();
    }

    /** Who files wage statements. */
    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public WageFilerView get() {
        return filers.current().orElseThrow(PlatformProblem::notFound).view();
    }
}
